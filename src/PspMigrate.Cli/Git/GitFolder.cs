namespace PspMigrate.Cli.Git;

/// <summary>Where repositories begin.</summary>
internal static class GitFolder
{
    /// <summary>Whether a directory belongs to a repository, or to a worktree of one.</summary>
    public static bool IsAbove(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
                return true;
        }

        return false;
    }
}
