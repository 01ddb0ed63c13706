using System.Globalization;
using System.Text.RegularExpressions;
using Humanizer;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Output;

/// <summary>Bounds what is printed: equal messages are folded by directory and, where that isn't enough, over all directories.</summary>
internal static partial class MessageFolds
{
    /// <summary>So many equal messages are printed one by one.</summary>
    private const int Few = 3;

    /// <summary>Most have an advice: a screen of them.</summary>
    private const int Most = 20;

    /// <summary>What is left to print: errors last, and behind all how many there were, where not each of them is there.</summary>
    public static IEnumerable<Diagnostic> Of(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count <= Few)
            return diagnostics.OrderBy(item => item.Severity);
        Diagnostic[] folded = [.. Fold(diagnostics, Directory)];
        if (folded.Length > Most)
            folded = [.. Fold(diagnostics, _ => "")];
        var counted = folded.Length < diagnostics.Count || folded.Length > Most;
        // Of too many, the least important ones go.
        folded = [.. folded.OrderByDescending(item => item.Severity).Take(Most).OrderBy(item => item.Severity)];
        return counted ? folded.Append(Count(diagnostics)) : folded;
    }

    private static IEnumerable<Diagnostic> Fold(IEnumerable<Diagnostic> diagnostics, Func<Diagnostic, string> directory) => diagnostics
        .GroupBy(item => (item.Severity, Message: Names().Replace(item.Message, "\"\""), item.Advice, Directory: directory(item)))
        .SelectMany(group => group.Count() <= Few ? group : Enumerable.Repeat(Folded([.. group], group.Key.Directory), 1));

    private static Diagnostic Folded(Diagnostic[] same, string directory) => same[0] with
    {
        Message =
            $"{same[0].Message} (and {(same.Length - 1).ToString("N0", CultureInfo.InvariantCulture)} more like "
                + $"this{(directory.Length > 0 ? $" in {directory}" : "")})",
    };

    private static Diagnostic Count(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var words = diagnostics.GroupBy(item => item.Severity).OrderByDescending(group => group.Key)
            .Select(group => group.Key.ToString().ToLowerInvariant().ToQuantity(group.Count(), "N0", CultureInfo.InvariantCulture));
        return new(Severity.Note, $"{string.Join(", ", words)} in all", Position.None, "--all-messages prints each of them");
    }

    private static string Directory(Diagnostic item) => TreePath.DirectoryOf(item.At.Source ?? "");

    /// <remarks>What is quoted, and words that only names look like: <c>team-a/web</c>, <c>system:node</c>, <c>v1.29</c>.</remarks>
    [GeneratedRegex("\"[^\"]*\"|\\S*[\\d/:_.-]\\S*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
