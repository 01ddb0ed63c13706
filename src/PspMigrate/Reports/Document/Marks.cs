namespace PspMigrate.Reports.Document;

/// <summary>How kinds of things are told apart: by a sign and a word, since not everybody sees colours, and by colours.</summary>
internal static class Marks
{
    /// <summary>The sign and word of a tone, the class that the style of pages knows it by, and its ANSI colour; null for none.</summary>
    public static (string Sign, string Word, string Class, string? Colour) Of(Tone tone) => tone switch
    {
        Tone.Heading => ("*", "", "plain", "1"),
        Tone.Lost => ("-", "lost", "lost", "31"),
        Tone.NeverHeld => (".", "never held", "never", null),
        Tone.Kept => ("=", "kept", "kept", "32"),
        Tone.Tightened => ("+", "tightened", "tightened", "35"),
        Tone.Respell => ("~", "respell", "respell", "33"),
        Tone.Default => ("=", "no longer filled in", "unfilled", "36"),
        Tone.FilledIn => ("=", "filled in", "filled", "32"),
        Tone.NeverFilledIn => (".", "never filled in", "never", null),
        Tone.Open => ("o", "", "open", "33"),
        Tone.Warning => ("!", "", "warning", "1;33"),
        Tone.Error => ("*", "", "warning", "1;31"),
        Tone.Note => ("*", "", "note", "1;36"),
        _ => ("*", "", "plain", null),
    };
}
