namespace PspMigrate.Reports;

/// <summary>What a piece of text is, so that it can be given a colour.</summary>
public enum Tone
{
    Plain,
    Heading,
    Lost,
    NeverHeld,
    Kept,
    Tightened,
    Respell,
    Default,
    FilledIn,
    NeverFilledIn,
    /// <summary>What nothing limits.</summary>
    Open,
    Warning,
    Error,
    Note,
}

/// <summary>Colours text for terminals, or leaves it as it is.</summary>
public readonly record struct Ink(bool HasColour)
{
    public string Paint(Tone tone, string text) =>
        HasColour && Marks.Of(tone).Colour is { } code && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
