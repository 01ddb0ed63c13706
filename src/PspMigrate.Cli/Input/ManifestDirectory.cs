using System.IO.Enumeration;

namespace PspMigrate.Cli.Input;

/// <summary>The manifests in a directory: the same file names that kubectl takes.</summary>
internal static class ManifestDirectory
{
    /// <summary>Paths below the directory, with <c>/</c> between the parts, in ordinal order.</summary>
    /// <remarks>
    /// Links to files are followed (mounted ConfigMaps consist of them), links to directories aren't: they may lead in
    /// circles. What has no length is left out: an empty file says nothing, and a pipe or device could be waited for forever.
    /// </remarks>
    public static IReadOnlyList<string> List(string directory, bool recursive)
    {
        var root = new DirectoryInfo(directory).FullName;
        var found = new FileSystemEnumerable<string>(
            root,
            (ref entry) => Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'),
            new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
        {
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            ShouldIncludePredicate = (ref entry) =>
                !entry.IsDirectory && IsManifest(entry.FileName) && !FileKind.HasNoLength(entry.ToFullPath()),
        };
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static bool IsManifest(ReadOnlySpan<char> name) =>
        Path.GetExtension(name) is ".yaml" or ".yml" or ".json";
}
