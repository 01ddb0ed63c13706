using PspMigrate.Cli.Running;

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

    /// <summary>Git in a directory; null where there is no git, or no repository.</summary>
    public static GitClient? Git(string directory, Host host) =>
        Above(directory) is null || Programs.Find("git", host) is null ? null : GitClient.In(directory, host);
}
