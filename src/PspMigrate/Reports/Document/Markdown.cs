using System.Text.RegularExpressions;

namespace PspMigrate.Reports.Document;

/// <summary>Plain text inside Markdown: it breaks no table, starts no code, HTML or link, and mentions nobody.</summary>
internal static partial class Markdown
{
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        var plain = Printable.Escape(text);
        for (var i = 0; i < plain.Length; i++)
        {
            _ = plain[i] switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                // GitHub reads no name in an entity, but does after a backslash.
                '@' => safe.Append("&#64;"),
                '#' when i + 1 < plain.Length && char.IsAsciiDigit(plain[i + 1]) => safe.Append("&#35;"),
                '\\' or '|' or '`' or '*' or '_' or '~' or '[' or ']' or '!' => safe.Append('\\').Append(plain[i]),
                var c when i == 0 && c is '#' or '+' or '-' or '=' => safe.Append('\\').Append(c),
                var c => safe.Append(c),
            };
        }

        return safe.Replace("://", "&#58;//").Replace("www.", "www&#46;").ToString();
    }

    /// <summary>The same inside HTML, where Markdown means nothing but names, numbers and addresses may still become links.</summary>
    public static string EscapeHtml(string text)
    {
        var safe = Printable.Escape(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        return IssueMark().Replace(safe, "&#35;")
            .Replace("@", "&#64;", StringComparison.Ordinal)
            .Replace("://", "&#58;//", StringComparison.Ordinal)
            .Replace("www.", "www&#46;", StringComparison.Ordinal);
    }

    [GeneratedRegex("#(?=[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IssueMark();
}
