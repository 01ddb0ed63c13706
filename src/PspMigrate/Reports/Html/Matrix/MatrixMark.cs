using PspMigrate.Conversion;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Html.Matrix;

/// <summary>What becomes of a control in a namespace, worst first.</summary>
internal enum MatrixMark
{
    Lost,
    Tightened,
    LeftOpen,
    Respell,
    Unfilled,
    Kept,
    Filled,
    NeverHeld,
    Same,
}

/// <summary>Marks in words, and in the classes that the style knows them by.</summary>
internal static class MatrixMarks
{
    /// <param name="finding">What it tells.</param>
    public static MatrixMark Of(FindingLine line, Finding finding) => line.Tone switch
    {
        Tone.Lost => MatrixMark.Lost,
        Tone.Tightened => finding.Granted ? MatrixMark.Tightened : MatrixMark.LeftOpen,
        Tone.Respell => MatrixMark.Respell,
        Tone.Default => MatrixMark.Unfilled,
        Tone.Kept => MatrixMark.Kept,
        Tone.FilledIn => MatrixMark.Filled,
        _ => MatrixMark.NeverHeld,
    };

    public static string Word(MatrixMark mark) => mark switch
    {
        MatrixMark.Lost => "lost",
        MatrixMark.Tightened => "tightened",
        MatrixMark.LeftOpen => "left open",
        MatrixMark.Respell => "respell",
        MatrixMark.Unfilled => "no longer filled in",
        MatrixMark.Kept => "kept",
        MatrixMark.Filled => "filled in",
        MatrixMark.NeverHeld => "never held",
        _ => "same",
    };

    /// <summary>A letter each: a large page has tens of thousands of them.</summary>
    public static string Class(MatrixMark mark) => mark switch
    {
        MatrixMark.Lost => "l",
        MatrixMark.Tightened => "t",
        MatrixMark.LeftOpen => "o",
        MatrixMark.Respell => "r",
        MatrixMark.Unfilled => "u",
        MatrixMark.Kept => "k",
        MatrixMark.Filled => "f",
        MatrixMark.NeverHeld => "n",
        _ => "s",
    };

    public static string Meaning(MatrixMark mark) => mark switch
    {
        MatrixMark.Lost => "the policy refused it, but the level lets it in",
        MatrixMark.Tightened => "the policy granted it, but the level refuses it",
        MatrixMark.LeftOpen => "the policy has no rule about it; the level refuses pods that set it",
        MatrixMark.Respell => "the level takes what pods do, but their manifests have to say it",
        MatrixMark.Unfilled => "the policy set it where pods left it out; nothing will",
        MatrixMark.Kept => "lost by the level, kept by an admission policy",
        MatrixMark.Filled => "an admission policy fills it in, as the policy did",
        MatrixMark.NeverHeld => "another policy already let it in, so nothing is lost",
        _ => "policy and level decide the same",
    };
}
