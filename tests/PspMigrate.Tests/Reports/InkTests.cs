using PspMigrate.Reports;

namespace PspMigrate.Tests.Reports;

/// <summary>Colour adds to text, and takes nothing away.</summary>
[TestClass]
public sealed class InkTests
{
    private static readonly Tone[] All = Enum.GetValues<Tone>();

    [TestMethod]
    public void Without_colour_text_stays_as_it_is() => All.Select(tone => new Ink(HasColour: false).Paint(tone, "text")).Should().AllBe("text");

    /// <remarks>ECMA-48, 8.3.117 SGR: 0 goes back to the default, so that what follows has no colour of it.</remarks>
    [TestMethod]
    public void A_colour_ends_with_its_text() =>
        All.Select(tone => Painted(tone, "text")).Should().OnlyContain(text => text == "text" || (text.StartsWith("\e[") && text.EndsWith("mtext\e[0m")));

    [TestMethod]
    public void What_is_nothing_has_no_colour() => All.Select(tone => Painted(tone, "")).Should().AllBe("");

    [TestMethod]
    [DataRow(Tone.Lost, Tone.Kept), DataRow(Tone.Lost, Tone.Tightened), DataRow(Tone.Lost, Tone.NeverHeld), DataRow(Tone.Default, Tone.FilledIn)]
    [DataRow(Tone.Error, Tone.Warning), DataRow(Tone.Warning, Tone.Note)]
    public void Opposites_look_different(Tone one, Tone other) => Painted(one, "text").Should().NotBe(Painted(other, "text"));

    [TestMethod]
    [DataRow(Tone.Plain), DataRow(Tone.NeverHeld), DataRow(Tone.NeverFilledIn)]
    public void What_asks_for_nothing_has_no_colour(Tone tone) => Painted(tone, "text").Should().Be("text");

    private static string Painted(Tone tone, string text) => new Ink(HasColour: true).Paint(tone, text);
}
