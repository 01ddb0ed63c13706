namespace PspMigrate.Reports.Document;

/// <summary>The signs and words that kinds of findings are shown by.</summary>
internal static class Marks
{
    public static (string Sign, string Word) Of(Tone tone) => tone switch
    {
        Tone.Lost => ("-", "lost"),
        Tone.NeverHeld => (".", "never held"),
        Tone.Kept => ("=", "kept"),
        Tone.Tightened => ("+", "tightened"),
        Tone.Respell => ("~", "respell"),
        Tone.Default => ("=", "no longer filled in"),
        Tone.FilledIn => ("=", "filled in"),
        Tone.NeverFilledIn => (".", "never filled in"),
        Tone.Open => ("o", ""),
        Tone.Warning => ("!", ""),
        _ => ("*", ""),
    };
}
