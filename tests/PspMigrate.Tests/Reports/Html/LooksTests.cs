using System.Globalization;
using System.Text.RegularExpressions;
using PspMigrate.Reports;
using PspMigrate.Reports.Html;

namespace PspMigrate.Tests.Reports.Html;

/// <summary>Not everybody sees colours: what has one has a sign and a word, too.</summary>
[TestClass]
public sealed class LooksTests
{
    private static readonly Tone[] All = Enum.GetValues<Tone>();

    /// <summary>The same as in the matrix, which docs/report.md explains.</summary>
    [TestMethod]
    [DataRow(Tone.Lost), DataRow(Tone.Tightened), DataRow(Tone.Respell), DataRow(Tone.Default), DataRow(Tone.Kept), DataRow(Tone.FilledIn)]
    [DataRow(Tone.NeverHeld)]
    public void A_finding_has_the_sign_and_the_word_that_the_documentation_gives_it(Tone tone) =>
        File.ReadAllText(Repository.Path("docs", "report.md")).Should().Contain($"\n| {Sign(Looks.ClassOf(tone))} | {Looks.WordOf(tone)} | ");

    [TestMethod]
    public void What_has_a_word_has_a_colour_and_what_has_a_colour_has_a_sign()
    {
        foreach (var tone in All.Where(tone => Looks.WordOf(tone) is not null))
            HasColour(Looks.ClassOf(tone)).Should().BeTrue($"{tone} is told apart");
        foreach (var tone in All.Where(tone => HasColour(Looks.ClassOf(tone))))
            Sign(Looks.ClassOf(tone)).Should().NotBeNullOrEmpty($"{tone} is told apart without colours");
    }

    [TestMethod]
    public void The_word_stands_apart_from_what_it_is_about_and_plain_text_has_none()
    {
        Tagged(Tone.Warning).Should().MatchRegex("^<b [^>]*>attention</b> text$");
        Tagged(Tone.Plain).Should().Be("text");
    }

    private static string Tagged(Tone tone) => Looks.Tag(tone).Append("text").Source();

    private static bool HasColour(string name) => Styled(name, "--tone: [^;]+;").Success;

    /// <summary>The sign that the style puts before a tag.</summary>
    /// <remarks>w3.org/TR/css-syntax-3, 4.3.7: a backslash and the hexadecimal number of a character.</remarks>
    private static string? Sign(string name) => Styled(name, "--sign: \"(?<sign>[^\"]+)\"").Groups["sign"].Value switch
    {
        "" => null,
        ['\\', .. var number] => char.ConvertFromUtf32(int.Parse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        var sign => sign,
    };

    private static Match Styled(string name, string what) =>
        Regex.Match(Assets.Style, $@"\.{name} \{{ [^}}]*{what}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
}
