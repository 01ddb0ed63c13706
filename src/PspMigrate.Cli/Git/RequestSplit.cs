using System.Text.RegularExpressions;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Cli.Git;

/// <summary>How the changes are shared out among requests.</summary>
internal enum SplitChoice
{
    None,
    Namespace,
    Team,
}

/// <summary>Shares changes out among requests, so that each team reviews its own.</summary>
/// <param name="Choice">One request, one for each namespace, or one for each team.</param>
/// <param name="Label">The label of namespaces that names their team; null when the directory of the manifest does.</param>
internal sealed partial record RequestSplit(SplitChoice Choice, string? Label)
{
    /// <summary>A branch is a file with more than its name; file systems take 255 bytes.</summary>
    private const int LongestSlug = 100;

    /// <summary>The parts that change files, with what each branch's name ends in; in order.</summary>
    public IEnumerable<(string Suffix, ImmutableArray<NamespaceChange> Changes)> Of(
        ImmutableArray<NamespaceChange> changes, Func<NamespaceChange, bool> changesFiles)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in changes.GroupBy(Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (group.Any(changesFiles))
                yield return (Choice == SplitChoice.None ? "" : Unused(Slug(group.Key), used), [.. group]);
        }
    }

    private string Key(NamespaceChange change) => Choice switch
    {
        SplitChoice.None => "",
        SplitChoice.Namespace => change.Name,
        _ when Label is null => TreePath.DirectoryOf(change.Path ?? change.At.FirstOrDefault().Source ?? ""),
        _ => change.Manifest?.Object.Labels.GetValueOrDefault(Label) ?? "",
    };

    private static string Unused(string slug, HashSet<string> used)
    {
        var suffix = $"-{slug}";
        for (var i = 2; !used.Add(suffix); i++)
            suffix = $"-{slug}-{i}";
        return suffix;
    }

    /// <summary>The key as the end of a branch's name: letters, digits, dashes.</summary>
    private static string Slug(string key)
    {
        var slug = Others().Replace(key, "-").TrimStart('-');
        return slug[..Math.Min(slug.Length, LongestSlug)].TrimEnd('-') is { Length: > 0 } found ? found : "others";
    }

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Others();
}
