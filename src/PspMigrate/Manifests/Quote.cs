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

    public static string Text(string text)
    {
        var quoted = new StringBuilder("\"", Longest + 5);
        var end = Math.Min(text.Length, Longest);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;
        foreach (var c in text.AsSpan(0, end))
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) => quoted.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append(end < text.Length ? "…\"" : "\"").ToString();
    }
}
