namespace PspMigrate.Reports.Html;

/// <summary>How kinds of things look on a page: a class for the colour, and a sign and a word, since not everybody sees colours.</summary>
internal static class Looks
{
    /// <summary>The class that the style knows a tone by.</summary>
    public static string ClassOf(Tone tone) => tone switch
    {
        Tone.Lost => "lost",
        Tone.NeverHeld => "never",
        Tone.Kept => "kept",
        Tone.Tightened => "tightened",
        Tone.Respell => "respell",
        Tone.Default => "unfilled",
        Tone.FilledIn => "filled",
        Tone.NeverFilledIn => "never",
        Tone.Warning or Tone.Error => "warning",
        Tone.Open => "open",
        Tone.Note => "note",
        _ => "plain",
    };

    /// <summary>The sign and word of a tone in front of what it is about; nothing for most.</summary>
    public static void Tag(HtmlWriter html, Tone tone)
    {
        if (WordOf(tone) is not { } word)
            return;
        html.Leaf("b", word, ("class", $"tag {ClassOf(tone)}"));
        html.Text(" ");
    }

    /// <summary>The word of a tone; null where there is nothing to say.</summary>
    public static string? WordOf(Tone tone) => tone switch
    {
        Tone.Warning => "attention",
        Tone.Open => "open",
        Tone.Lost or Tone.NeverHeld or Tone.Kept or Tone.Tightened or Tone.Respell or Tone.Default or Tone.FilledIn or Tone.NeverFilledIn
            => Document.Marks.Of(tone).Word,
        _ => null,
    };
}
