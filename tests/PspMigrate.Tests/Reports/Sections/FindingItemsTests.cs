using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>The lines of one policy at one level.</summary>
[TestClass]
public sealed class FindingItemsTests
{
    [TestMethod]
    public void What_is_lost_comes_first_and_what_is_no_longer_filled_in_last() => Of(
            Line(FindingKind.Default, "fsGroup"), Line(FindingKind.Respell, "seccomp"), Line(FindingKind.Tightened, "hostPorts"),
            Line(FindingKind.Lost, "volumes"))
        .Should().Equal(
            ("volumes: x (in.yaml:1); after", Tone.Lost), ("hostPorts: x (in.yaml:1); after", Tone.Tightened), ("seccomp: x (in.yaml:1); after", Tone.Respell),
            ("fsGroup: x (in.yaml:1); after", Tone.Default));

    [TestMethod]
    public void Rules_that_never_held_share_a_line_with_what_admitted_the_same() => Of(
            Line(FindingKind.Lost, "volumes", "wide"), Line(FindingKind.Lost, "hostPorts", "wide"), Line(FindingKind.Lost, "seLinux", "other"))
        .Select(item => item.Text).Should().Equal(
            "volumes (in.yaml:1), hostPorts (in.yaml:1); the same accounts may use wide there, which admits what these rules refuse",
            "seLinux (in.yaml:1); the same accounts may use other there, which admits what these rules refuse");

    /// <summary>What admission policies go on filling in is another line than what nothing fills in any more.</summary>
    [TestMethod]
    public void Fields_that_are_filled_in_share_a_line_with_those_of_the_same_fate() => Of(
            Line(FindingKind.Default, "fsGroup"), Line(FindingKind.Default, "seLinux") with { Fate = Fate.Kept }, Line(FindingKind.Default, "runAsUser"))
        .Should().Equal(("fsGroup: x (in.yaml:1); runAsUser: x (in.yaml:1); after", Tone.Default), ("seLinux: x (in.yaml:1); after", Tone.FilledIn));

    private static (string Text, Tone Tone)[] Of(params FindingLine[] lines) =>
        [.. FindingItems.Of(lines, line => line.Place).Select(item => (item.Line, item.Tone))];

    private static FindingLine Line(FindingKind kind, string control, string admitting = "") =>
        new(kind, control, $"{control}: x", "; after", "in.yaml:1", admitting);
}
