using System.Text;

namespace PspMigrate.Reports.Labels;

/// <summary>Strings as YAML scalars, which every reader takes for strings.</summary>
internal static class YamlText
{
    private static readonly HashSet<string> Words =
        new(["null", "true", "false", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Plain where that is beyond doubt, else in double quotes.</summary>
    public static string Scalar(string text)
    {
        var isPlain = text.Length > 0
            && char.IsAsciiLetter(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/' or '_')
            && !Words.Contains(text);
        return isPlain ? text : Quoted(text);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text.EnumerateRunes())
        {
            _ = c.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)c.Value),
                _ when Printable.IsUnsafe(c) => quoted.Append(c.IsBmp ? $"\\u{c.Value:x4}" : $"\\U{c.Value:x8}"),
                _ => quoted.Append(c.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }
}
