namespace PspMigrate.Reports.Html;

/// <summary>How kinds of things look on a page: a class for the colour, and a sign and a word, since not everybody sees colours.</summary>
internal static class Looks
{
    public static string ClassOf(Tone tone) => Marks.Of(tone).Class;

    /// <summary>The sign and word of a tone in front of what it is about; nothing for most.</summary>
    public static IEnumerable<Markup> Tag(Tone tone) => WordOf(tone) is { } word ? [new("b", [("class", $"tag {ClassOf(tone)}")], word), " "] : [];

    /// <summary>The word of a tone; null where there is nothing to say.</summary>
    public static string? WordOf(Tone tone) => tone switch
    {
        Tone.Warning => "attention",
        Tone.Open => "open",
        _ => Marks.Of(tone).Word is { Length: > 0 } word ? word : null,
    };
}
