namespace PspMigrate.Cli.Git;

/// <summary>Where repositories begin.</summary>
internal static class GitFolder
{
    /// <summary>The root of the repository, or worktree of one, that a directory belongs to; null for none.</summary>
    public static string? Above(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
                return at.FullName;
        }

        return null;
    }
}
