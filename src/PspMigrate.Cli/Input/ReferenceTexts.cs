using PspMigrate.Cli.Git;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Cli.Input;

/// <summary>Looks through pipelines, scripts and schemas for lines that speak of policies; most of these files aren't read else.</summary>
internal static class ReferenceTexts
{
    /// <exception cref="CommandLine.CommandException">Something isn't there.</exception>
    public static ImmutableArray<PolicyReference> Find(Sources sources, Host host) =>
        [.. InputFiles.Named(sources, host).OfType<InputTree>().SelectMany(item => Find(item.Tree, sources.Input.Recursive, host))];

    /// <summary>Those of a tree, in the order of their paths.</summary>
    public static ImmutableArray<PolicyReference> Find(Tree tree, bool isRecursive, Host host)
    {
        var ignored = IgnoredFiles.Below(tree.Root, host);
        var options = new EnumerationOptions { RecurseSubdirectories = isRecursive, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return
        [
            .. new DirectoryInfo(tree.Root).EnumerateFiles("*", options)
                .Where(file => file.Length <= InputTexts.LargestFile)
                .Select(file => Path.GetRelativePath(tree.Root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(path => References.IsOne(path) && !path.StartsWith(".git/", StringComparison.Ordinal) && !TreePath.Upwards(path).Any(ignored.Contains))
                .Order(StringComparer.Ordinal)
                .SelectMany(path => References.Find(tree.Shown(path), tree.TextOf(path) ?? "")),
        ];
    }
}
