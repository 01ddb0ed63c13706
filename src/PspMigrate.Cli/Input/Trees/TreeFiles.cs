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
        var root = Path.TrimEndingDirectorySeparator(new DirectoryInfo(directory).FullName);
        var ignored = recursive ? IgnoredFiles.Below(root, host) : IgnoredFiles.None;
        var isAllWanted = ReferenceEquals(ignored, IgnoredFiles.None) && options.Excluded.IsEmpty;
        var found = new FileSystemEnumerable<string>(
            root,
            (ref entry) => Relative(root, ref entry),
            new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
        {
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
                && !TreeNames.IsSkippedDirectory(entry.FileName) && (isAllWanted || IsWanted(Relative(root, ref entry))),
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && IsOfInterest(entry.FileName) && (isAllWanted || IsWanted(Relative(root, ref entry)))
                && !HasNoLength(ref entry),
        };
        return [.. found.Order(StringComparer.Ordinal)];

        bool IsWanted(string path) => !ignored.Contains(path)
            && !options.Excluded.Any(glob => glob.Matches(path) || glob.Matches(TreePath.Resolve(name, path) ?? path));
    }

    /// <summary>The enumeration has looked at the entry already, unless it is a link.</summary>
    private static bool HasNoLength(ref FileSystemEntry entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.HasNoLength(entry.ToFullPath()) : entry.Length == 0;

    private static string Relative(string root, ref FileSystemEntry entry)
    {
        // Faster than Path.GetRelativePath, which looks for . and .. in both.
        var directory = entry.Directory[root.Length..].TrimStart(Path.DirectorySeparatorChar);
        return Path.Join(directory, entry.FileName).Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>Whether the reader has anything to say of a file of this name.</summary>
    public static bool IsOfInterest(ReadOnlySpan<char> name) =>
        Path.GetExtension(name) is ".yaml" or ".yml" or ".json" or ".tf" or ".jsonnet" or ".libsonnet" or ".cue" or ".j2" or ".jinja" or ".jinja2"
            or ".erb" or ".tpl" or ".tmpl" or ".gotmpl" || name is "Kustomization";
}
