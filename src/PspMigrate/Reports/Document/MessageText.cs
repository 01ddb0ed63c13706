namespace PspMigrate.Reports.Document;

/// <summary>A message as compilers write them.</summary>
public static class MessageText
{
    /// <summary><c>error: FILE:LINE:COLUMN: message</c>, with the advice on lines of its own.</summary>
    /// <remarks>What other programs and servers say may have several lines: none but the first looks like a message.</remarks>
    public static string Of(Diagnostic message, Ink ink)
    {
        var text = message.At.IsKnown
            ? Printable.Escape($"{message.At}: {message.Message}")
            : string.Join("\n  ", message.Message.Split('\n').Select(Printable.Escape));
        var lines = new StringBuilder().Append(ink.Paint(ToneOf(message.Severity), Word(message.Severity) + ":")).Append(' ').Append(text).Append('\n');
        foreach (var line in message.Advice?.Split('\n') ?? [])
            lines.Append("  ").Append(Printable.Escape(line)).Append('\n');
        return lines.ToString();
    }

    internal static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Error => Tone.Error,
        Severity.Warning => Tone.Warning,
        _ => Tone.Note,
    };
}
