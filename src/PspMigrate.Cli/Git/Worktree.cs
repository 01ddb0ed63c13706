using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Cli.Git;

/// <summary>A temporary checkout beside the user's own, gone when disposed.</summary>
/// <param name="repository">Git in the user's own.</param>
internal sealed class Worktree(GitClient repository, TemporaryDirectory directory) : IDisposable
{
    public GitClient Git { get; } = repository.At(Path.Combine(directory.Path, "tree"));

    public string Root => Git.Directory;

    /// <exception cref="CommandException">Git can't make it.</exception>
    public static Worktree Create(GitClient repository, string commit, Host host)
    {
        var worktree = new Worktree(repository.Whole(), new TemporaryDirectory(host));
        try
        {
            repository.Whole().Run("worktree", "add", "--quiet", "--detach", worktree.Root, commit);
            return worktree;
        }
        catch
        {
            worktree.Dispose();
            throw;
        }
    }

    /// <summary>Puts it at a commit, whatever stands in it.</summary>
    public void Reset(string commit)
    {
        Git.Run("reset", "--quiet", "--hard", commit);
        Git.Run("clean", "--quiet", "-d", "--force");
    }

    /// <summary>The path of a file of the repository in it.</summary>
    public string PathOf(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file of the repository, or takes it away.</summary>
    public void Write(FileChange file) => SmallFile.Write(PathOf(file.Path), file.After);

    public void Dispose()
    {
        repository.Restore("worktree", "remove", "--force", "--force", Root);
        if (System.IO.Directory.Exists(directory.Path))
            System.IO.Directory.Delete(directory.Path, recursive: true);
        repository.Restore("worktree", "prune");
        directory.Dispose();
    }
}
