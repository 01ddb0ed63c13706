namespace PspMigrate.Manifests;

/// <summary>Paths below the root of a tree, with <c>/</c> between the parts; the root itself is empty.</summary>
public static class TreePath
{
    /// <summary>The directory that a path stands in; empty for the root.</summary>
    public static string DirectoryOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path) => NameSpan(path).ToString();

    /// <summary>The same without a copy: trees have many files.</summary>
    public static ReadOnlySpan<char> NameSpan(string path) => path.AsSpan(path.LastIndexOf('/') + 1);

    /// <summary>The path itself and each directory above it, but for the root.</summary>
    public static IEnumerable<string> Upwards(string path)
    {
        for (; path.Length > 0; path = DirectoryOf(path))
            yield return path;
    }

    /// <summary>A path of something in a directory.</summary>
    public static string Join(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    /// <summary>Whether a path lies below a directory.</summary>
    public static bool IsBelow(string path, string directory) =>
        directory.Length == 0 || (path.Length > directory.Length && path[directory.Length] == '/' && path.StartsWith(directory, StringComparison.Ordinal));

    /// <summary>A path that was written relative to a directory, <c>.</c> and <c>..</c> followed; null when it leaves the tree.</summary>
    public static string? Resolve(string directory, string relative)
    {
        var parts = new List<string>();
        foreach (var part in $"{directory}/{relative}".Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part is not "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
