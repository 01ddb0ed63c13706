using System.Globalization;
using System.Text;

namespace PspMigrate.Manifests;

/// <summary>Input text inside messages: in quotes, on one line, and not too long.</summary>
internal static class Quote
{
    private const int Longest = 60;

    /// <summary>A name as it is, when it is short and plain; else in quotes.</summary>
    public static string Name(string name) =>
        name.Length is > 0 and <= Longest * 2 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':')
            ? name
            : Text(name);

    /// <summary>True for characters that are no controls and yet not seen: they join, part or turn around what stands beside them.</summary>
    public static bool IsHidden(Rune c) =>
        Rune.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A character as an escape: <c>\u202e</c>; one beyond 16 bits as two of them.</summary>
    public static string Escape(Rune c) => string.Concat(c.ToString().Select(unit => $"\\u{(int)unit:x4}"));

    /// <summary>JSON with hidden characters as escapes.</summary>
    public static string Json(string json) => json.EnumerateRunes().Any(IsHidden)
        ? string.Concat(json.EnumerateRunes().Select(c => IsHidden(c) ? Escape(c) : c.ToString()))
        : json;

    public static string Text(string text)
    {
        var quoted = new StringBuilder("\"", Longest + 5);
        var end = Math.Min(text.Length, Longest);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;
        foreach (var c in text.AsSpan(0, end).EnumerateRunes())
        {
            _ = c.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)c.Value),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(Rune.IsControl(c) || IsHidden(c) ? Escape(c) : c.ToString()),
            };
        }

        return quoted.Append(end < text.Length ? "…\"" : "\"").ToString();
    }
}
