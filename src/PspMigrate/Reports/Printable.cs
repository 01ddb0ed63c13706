using System.Globalization;
using System.Text;

namespace PspMigrate.Reports;

/// <summary>Text from manifests, made safe to show: it moves no cursor, colours nothing and reorders nothing.</summary>
public static class Printable
{
    /// <summary>The text with control, format and line-separating characters written as <c>\u001b</c>.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            _ = IsUnsafe(c) ? safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : safe.Append(c);
        return safe.ToString();
    }

    /// <summary>True for characters that a terminal may act on: controls, bidirectional overrides, line and paragraph separators.</summary>
    public static bool IsUnsafe(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
