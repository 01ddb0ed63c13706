namespace PspMigrate.Reports;

/// <summary>Text from manifests, made safe to show: it moves no cursor, colours nothing and reorders nothing.</summary>
public static class Printable
{
    /// <summary>The text with control, format and line-separating characters written as <c>\u001b</c>.</summary>
    public static string Escape(string text)
    {
        if (!IsUnsafe(text))
            return text;
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in text.EnumerateRunes())
            safe.Append(IsUnsafe(c) ? Quote.Escape(c) : c.ToString());
        return safe.ToString();
    }

    /// <summary>JSON, which escapes controls by itself, with the other unsafe characters as escapes.</summary>
    public static string EscapeJson(string json) => Quote.Json(json);

    /// <summary>True for characters that a terminal may act on: controls, bidirectional overrides, line and paragraph separators.</summary>
    public static bool IsUnsafe(Rune c) => Rune.IsControl(c) || Quote.IsHidden(c);

    public static bool IsUnsafe(string text)
    {
        foreach (var c in text.EnumerateRunes())
        {
            if (IsUnsafe(c))
                return true;
        }

        return false;
    }
}
