using System.Text.RegularExpressions;

namespace PspMigrate.Tests.Docs;

/// <summary>Finds what a text cites from docs/facts: <c>facts/FILE.md</c>, and behind a comma or in brackets numbers or names.</summary>
internal static partial class Citations
{
    /// <summary>Every citation of a text, and whether there is such a thing.</summary>
    /// <param name="text">A source file or a page of the documentation.</param>
    /// <param name="find">Gives the file of that name, or null.</param>
    /// <returns>What is wrong with each citation; null where nothing is.</returns>
    public static IEnumerable<string?> Follow(string text, Func<string, Facts?> find)
    {
        text = LineBreak().Replace(MarkdownLink().Replace(text, "${target}"), " ");
        foreach (Match bare in Bare().Matches(text))
            yield return $"{bare.Value}: of which file?";
        foreach (Match match in Citation().Matches(text))
        {
            var places = Places(match.Groups["where"].Value).ToArray();
            yield return find(match.Groups["file"].Value) is not { } facts ? $"{match.Value}: there is no such file"
                : Array.Find(places, place => !facts.Has(place)) is { } missing ? $"{match.Value}: \"{missing}\" is neither an item nor a heading"
                : null;
        }
    }

    private static IEnumerable<string> Places(string where) =>
        Separator().Split(where).Select(place => Range().Replace(Word().Replace(place, ""), "-")).Where(place => place.Length > 0);

    /// <summary>A line break, with what begins the next line of a comment.</summary>
    [GeneratedRegex(@"\s*\n\s*(?:///?\s*)?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\n#]*)(?:#[^)\n]*)?\)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(
        @"(?<![\w-])facts/(?<file>[a-z][\w-]*\.md)(?:,? \((?<where>[^)]+)\)|, "
        + @"(?<where>[\d.]*\d(?:(?: to | and |, |[-–])[\d.]*\d)*|""[^""]+""(?:(?: and |, )""[^""]+"")*|[^.:;()<,""]+))?",
        RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\bfacts? \d+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Bare();

    [GeneratedRegex(@" and |, ", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Separator();

    [GeneratedRegex(@" to |–", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?:section|item|items) ", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Word();
}
