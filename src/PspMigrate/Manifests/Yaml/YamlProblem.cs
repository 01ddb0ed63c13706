namespace PspMigrate.Manifests.Yaml;

/// <summary>Says what is wrong with text that the YAML parser refuses.</summary>
internal static class YamlProblem
{
    /// <param name="line">The line of the parser's complaint in it, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <param name="place">Makes a position of a line and a column.</param>
    /// <param name="complaint">The parser's own words.</param>
    public static ManifestException Explain(
        string text, long line, long column, Func<long, long, Position> place, string complaint)
    {
        // The parser gives the place of the map, not of the tab in it.
        var isAboutTabs = complaint.Contains("tab", StringComparison.Ordinal);
        var number = 0L;
        foreach (var current in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number < line)
                continue;
            var indent = current.IndexOfAnyExcept(' ');
            if (indent >= 0 && current[indent] == '\t' && !current.IsWhiteSpace())
            {
                return ManifestException.At(
                    place(number, indent + 1), "a tab is used for indentation, which YAML doesn't allow", "indent with spaces");
            }

            if (current.Length > Limits.Key && current[Limits.Key..].Contains(':'))
            {
                return ManifestException.At(
                    place(number, Math.Max(indent, 0) + 1), $"a key, or what stands before a colon, is longer than {Limits.Key:N0} characters");
            }

            if (number > line + 1 && !isAboutTabs)
                break;
        }

        return ManifestException.At(place(Math.Max(line, 1), Math.Max(column, 1)), "this is not valid YAML: " + Tidy(complaint));
    }

    /// <summary>As a part of a sentence: lower case, no full stop.</summary>
    private static string Tidy(string complaint)
    {
        var words = complaint.Trim().TrimEnd('.');
        return words.Length > 1 && char.IsAsciiLetterUpper(words[0]) && !char.IsAsciiLetterUpper(words[1])
            ? char.ToLowerInvariant(words[0]) + words[1..]
            : words;
    }
}
