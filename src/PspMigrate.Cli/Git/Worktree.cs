using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Cli.Git;

/// <summary>A temporary checkout beside the user's own, gone when disposed.</summary>
internal sealed class Worktree : IDisposable
{
    private readonly GitClient _repository;
    private readonly DirectoryInfo _directory;
    private readonly IDisposable _hold;

    private Worktree(GitClient repository, DirectoryInfo directory, IDisposable hold)
    {
        _repository = repository.Whole();
        _directory = directory;
        _hold = hold;
        Git = _repository.At(Path.Combine(directory.FullName, "tree"));
    }

    /// <summary>Git inside it.</summary>
    public GitClient Git { get; }

    public string Root => Git.Directory;

    /// <exception cref="CommandException">Git can't make it.</exception>
    public static Worktree Create(GitClient repository, string commit, Host host)
    {
        var hold = host.Hold();
        var worktree = new Worktree(repository, System.IO.Directory.CreateTempSubdirectory("pspmigrate-"), hold);
        try
        {
            worktree._repository.Run("worktree", "add", "--quiet", "--detach", worktree.Root, commit);
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
        _repository.Restore("worktree", "remove", "--force", "--force", Root);
        if (_directory.Exists)
            _directory.Delete(recursive: true);
        _repository.Restore("worktree", "prune");
        _hold.Dispose();
    }
}
