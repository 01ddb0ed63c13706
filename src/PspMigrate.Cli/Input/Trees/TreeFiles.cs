using System.IO.Enumeration;
using PspMigrate.Cli.Git;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>The files of a directory that the reader looks at.</summary>
internal static class TreeFiles
{
    /// <summary>Paths below the directory, with <c>/</c> between the parts, in ordinal order.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="name">As it was typed: what is excluded may be written from there, or from the directory itself.</param>
    /// <param name="recursive">Whether to look below it.</param>
    /// <remarks>
    /// Links to files are followed (mounted ConfigMaps consist of them), links to directories aren't: they may lead in
    /// circles. What has no length is left out: an empty file says nothing, and a pipe or device could be waited for forever.
    /// </remarks>
    public static IReadOnlyList<string> List(string directory, string name, bool recursive, TreeOptions options, Host host)
    {
        var root = new DirectoryInfo(directory).FullName;
        var ignored = recursive ? IgnoredFiles.Below(root, host) : IgnoredFiles.None;
        var found = new FileSystemEnumerable<string>(
            root,
            (ref entry) => Relative(root, ref entry),
            new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
        {
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
                && !TreeNames.IsSkippedDirectory(entry.FileName) && IsWanted(Relative(root, ref entry)),
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && IsOfInterest(entry.FileName) && IsWanted(Relative(root, ref entry))
                && !FileKind.HasNoLength(entry.ToFullPath()),
        };
        return [.. found.Order(StringComparer.Ordinal)];

        bool IsWanted(string path) => !ignored.Contains(path)
            && !options.Excluded.Any(glob => glob.Matches(path) || glob.Matches(TreePath.Resolve(name, path) ?? path));
    }

    private static string Relative(string root, ref FileSystemEntry entry) =>
        Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Whether the reader has anything to say of a file of this name.</summary>
    public static bool IsOfInterest(ReadOnlySpan<char> name) =>
        Path.GetExtension(name) is ".yaml" or ".yml" or ".json" or ".tf" or ".jsonnet" or ".libsonnet" or ".cue" or ".j2" or ".jinja" or ".jinja2"
            or ".erb" or ".tpl" or ".tmpl" or ".gotmpl" || name is "Kustomization";
}
