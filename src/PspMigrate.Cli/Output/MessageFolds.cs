using System.Text.RegularExpressions;

namespace PspMigrate.Cli.Output;

/// <summary>Bounds what is printed: equal messages are folded by directory and, where that isn't enough, over all directories.</summary>
internal static partial class MessageFolds
{
    /// <summary>So many equal messages are printed one by one.</summary>
    private const int Few = 3;

    /// <summary>A screen of lines, and how long they are there.</summary>
    private const int Most = 24;
    private const int Width = 80;

    /// <summary>What is left to print: errors last, advice once, and behind all how many there were, where not each of them is there.</summary>
    public static IEnumerable<Diagnostic> Of(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count <= Few)
            return Advised(diagnostics.OrderBy(item => item.Severity));
        Diagnostic[] folded = [.. Fold(diagnostics, Directory, Few)];
        if (Lines(folded) > Most)
            folded = [.. Fold(diagnostics, _ => "", Few)];
        if (Lines(folded) > Most)
            folded = [.. Fold(diagnostics, _ => "", few: 1)];
        // Of too many, the least important ones go.
        folded = [.. folded.OrderByDescending(item => item.Severity)];
        var shown = Math.Max(1, Enumerable.Range(1, folded.Length).LastOrDefault(count => Lines(folded[..count]) <= Most));
        var counted = folded.Length < diagnostics.Count || shown < folded.Length;
        var left = Advised(folded.Take(shown).OrderBy(item => item.Severity));
        return counted ? left.Append(Count(diagnostics)) : left;
    }

    /// <summary>Those with the same advice one behind the other, and the advice behind the last of them.</summary>
    private static IEnumerable<Diagnostic> Advised(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Select((item, i) => (item, i)).GroupBy(pair => (pair.item.Severity, pair.item.Advice, Own: pair.item.Advice is null ? pair.i : 0))
        .SelectMany(group => group.Select((pair, i) => i < group.Count() - 1 ? pair.item with { Advice = null } : pair.item));

    private static int Lines(Diagnostic[] diagnostics) =>
        diagnostics.Sum(item => Wrapped($"warning: {item.At}: {item.Message}"))
        + diagnostics.Select(item => item.Advice).OfType<string>().Distinct(StringComparer.Ordinal).Sum(Wrapped);

    private static int Wrapped(string text) => text.Split('\n').Sum(line => 1 + (line.Length / Width));

    private static IEnumerable<Diagnostic> Fold(IEnumerable<Diagnostic> diagnostics, Func<Diagnostic, string> directory, int few) => diagnostics
        .GroupBy(item => (item.Severity, Like: item.Like ?? Names().Replace(item.Message, "\"\""), item.Advice, Directory: directory(item)))
        .SelectMany(group => group.Count() <= few ? group : Enumerable.Repeat(Folded([.. group], group.Key.Directory), 1));

    private static Diagnostic Folded(Diagnostic[] same, string directory) => same[0] with
    {
        Message =
            $"{same[0].Message} (and {(same.Length - 1).ToString("N0", CultureInfo.InvariantCulture)} more like "
                + $"this{(directory.Length > 0 ? $" in {directory}" : "")})",
    };

    private static Diagnostic Count(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var words = diagnostics.GroupBy(item => item.Severity).OrderByDescending(group => group.Key)
            .Select(group => Counted.Of(group.Key.ToString().ToLowerInvariant(), group.Count()));
        return new(Severity.Note, $"{string.Join(", ", words)} in all", Position.None, "--all-messages prints each of them");
    }

    private static string Directory(Diagnostic item) => TreePath.DirectoryOf(item.At.Source ?? "");

    /// <remarks>What is quoted, and words that only names look like: <c>team-a/web</c>, <c>system:node</c>, <c>v1.29</c>.</remarks>
    [GeneratedRegex("\"[^\"]*\"|\\S*[\\d/:_.-]\\S*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
