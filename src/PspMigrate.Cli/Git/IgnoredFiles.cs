namespace PspMigrate.Cli.Git;

/// <summary>What <c>.gitignore</c> and its like leave out of a directory.</summary>
internal sealed class IgnoredFiles(IEnumerable<string> paths)
{
    public static readonly IgnoredFiles None = new([]);

    private readonly HashSet<string> _paths = paths.ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Asks git; where there is no git or no repository, nothing is ignored. Nor is anything of a directory that is ignored as a whole: who names it wants it.
    /// </summary>
    public static IgnoredFiles Below(string directory, Host host)
    {
        var paths = GitFolder.Git(directory, host)?.ListOrNone("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory");
        return paths is null or ["./"] ? None : new(paths.Select(path => path.TrimEnd('/')));
    }

    /// <summary>Whether a file or directory is ignored; what lies below an ignored directory isn't asked for.</summary>
    public bool Contains(string path) => _paths.Contains(path);
}
