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
/// <param name="HasColour">Whether to use ANSI colours.</param>
public readonly record struct Ink(bool HasColour)
{
    /// <summary>The text in the colour of a tone.</summary>
    public string Paint(Tone tone, string text)
    {
        var code = tone switch
        {
            Tone.Heading => "1",
            Tone.Lost => "31",
            Tone.Kept or Tone.FilledIn => "32",
            Tone.Tightened => "35",
            Tone.Respell => "33",
            Tone.Default => "36",
            Tone.Open => "33",
            Tone.Warning => "1;33",
            Tone.Error => "1;31",
            Tone.Note => "1;36",
            _ => null,
        };
        return HasColour && code is not null && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
    }
}
