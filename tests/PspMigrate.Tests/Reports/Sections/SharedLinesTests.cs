using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>What many policies say, each line once.</summary>
[TestClass]
public sealed class SharedLinesTests
{
    private static readonly Style Short = Style.Everything with { Entries = 2, Names = 3 };

    [TestMethod]
    public void What_all_say_comes_before_what_one_says_which_is_named_with_its_place() =>
        Of(3, [Line("b", "volumes: only nfs", "psp.yaml:7"), .. "abc".Select(name => Line($"{name}", "volumes: only secret"))])
            .Should().Equal("volumes: only secret (all 3 policies)", "volumes: only nfs (b, psp.yaml:7)");

    [TestMethod]
    public void Policies_are_named_by_as_many_as_there_is_room_for_and_counted() =>
        Of(9, [.. "abcde".Select(name => Line($"{name}", "volumes: only secret"))]).Should().Equal("volumes: only secret (5 policies: a, b and 3 more)");

    [TestMethod]
    public void Rules_beyond_those_that_are_told_are_counted_with_their_policies()
    {
        var lines = Enumerable.Range(1, 6).Select(i => Line($"p{i}", $"hostPorts: only {i}", control: "hostPorts")).ToArray();

        Of(9, lines).Should().Equal(
            "hostPorts: only 1 (p1, in.yaml:1)", "hostPorts: only 2 (p2, in.yaml:1)", "hostPorts: 4 other rules (4 policies: p3, p4 and 2 more)");
        Of(9, lines[..3]).Should().HaveCount(3, "to count one takes as much room as to tell it");
    }

    /// <summary>Losses come first, and controls in the order in which all reports show them.</summary>
    [TestMethod]
    public void Lines_come_by_kind_then_by_control() =>
        Of(2, Line("a", "seLinux: spc_t", kind: FindingKind.Tightened, control: "seLinux"), Line("a", "volumes: only secret"),
                Line("a", "privileged: had to be false", control: "privileged"))
            .Select(line => line.Split(' ')[0]).Should().Equal("privileged:", "volumes:", "seLinux:");

    [TestMethod]
    public void A_rule_that_never_held_is_told_by_its_control_whatever_it_said() =>
        new SharedLines(2, Short).Of([Line("a", "volumes: only secret", admitting: "wide"), Line("b", "volumes: only nfs", admitting: "wide")])
            .Should().ContainSingle().Which.Should().Match<Item>(item => item.Line == "volumes (all 2 policies)" && item.Tone == Tone.NeverHeld);

    [TestMethod]
    public void Of_controls_alone_those_in_some_policies_are_told_with_how_many() =>
        new SharedLines(2, Short).Controls(
            [
                Line("a", "volumes: only secret"), Line("b", "volumes: only nfs"), Line("a", "hostPorts: none", control: "hostPorts"),
                Line("b", "capabilities", kind: FindingKind.Respell, control: "capabilities"),
            ])
            .Select(item => (item.Text, item.Tone)).Should().Equal(("volumes; in some of them hostPorts (1)", Tone.Lost), ("capabilities (1)", Tone.Respell));

    private static string[] Of(int total, params (FindingLine Line, string Policy)[] lines) =>
        [.. new SharedLines(total, Short).Of(lines).Select(item => item.Line)];

    private static (FindingLine Line, string Policy) Line(
        string policy, string before, string place = "in.yaml:1", FindingKind kind = FindingKind.Lost, string control = "volumes", string admitting = "") =>
        (new(kind, control, before, "", place, admitting), policy);
}
