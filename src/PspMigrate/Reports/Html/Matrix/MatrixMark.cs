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

    /// <summary>Its word, the class that the style knows it by (a letter: a large page has tens of thousands of them), and what it means.</summary>
    public static (string Word, string Class, string Meaning) Look(this MatrixMark mark) => mark switch
    {
        MatrixMark.Lost => ("lost", "l", "the policy refused it, but the level lets it in"),
        MatrixMark.Tightened => ("tightened", "t", "the policy granted it, but the level refuses it"),
        MatrixMark.LeftOpen => ("left open", "o", "the policy has no rule about it; the level refuses pods that set it"),
        MatrixMark.Respell => ("respell", "r", "the level takes what pods do, but their manifests have to say it"),
        MatrixMark.Unfilled => ("no longer filled in", "u", "the policy set it where pods left it out; nothing will"),
        MatrixMark.Kept => ("kept", "k", "lost by the level, kept by an admission policy"),
        MatrixMark.Filled => ("filled in", "f", "an admission policy fills it in, as the policy did"),
        MatrixMark.NeverHeld => ("never held", "n", "another policy already let it in, so nothing is lost"),
        _ => ("same", "s", "policy and level decide the same"),
    };
}
