namespace PspMigrate.Cli.Git;

/// <summary>The repository that the user stands in. Looking at it changes nothing.</summary>
/// <param name="git">Git at the root of the user's checkout.</param>
/// <param name="prefix">The path from there to where the user stands; empty or with a slash at its end.</param>
internal sealed class GitRepository(GitClient git, string prefix, Host host)
{
    public GitClient Git => git;

    /// <exception cref="CommandException">There is no git, or no repository here.</exception>
    public static GitRepository Open(Host host)
    {
        var here = GitClient.In(host.WorkingDirectory, host);
        var root = here.Try("rev-parse", "--show-toplevel");
        if (!root.IsOk)
            throw new CommandException("this isn't inside a checkout of a git repository", "run it where the manifests of the cluster are kept");
        return new(here.At(root.Output.TrimEnd('\n', '\r')), here.Run("rev-parse", "--show-prefix"), host);
    }

    /// <summary>A typed path as a path below the repository's root.</summary>
    /// <exception cref="CommandException">It leads out of the repository.</exception>
    public string PathOf(string typed)
    {
        var slashed = typed.Replace(Path.DirectorySeparatorChar, '/');
        var path = Path.IsPathRooted(typed)
            ? TreePath.Resolve("", Path.GetRelativePath(Git.Directory, host.FullPath(typed)).Replace(Path.DirectorySeparatorChar, '/'))
            : TreePath.Resolve(prefix, slashed);
        return path ?? throw new CommandException($"{typed} is outside the repository {Git.Directory}");
    }

    /// <summary>The branch that the request is to be merged into, and its commit.</summary>
    /// <exception cref="CommandException">There is no such branch, or no commit yet.</exception>
    public (string Branch, string Commit) Base(string? asked, string remote)
    {
        if (asked is not null)
        {
            var known = Commit($"refs/remotes/{remote}/{asked}") ?? Commit(asked);
            return (asked, known ?? throw new CommandException($"--base: there is no branch {asked}", $"fetch it first: git fetch {remote} {asked}"));
        }

        var current = Git.Try("symbolic-ref", "--quiet", "--short", "HEAD");
        if (!current.IsOk)
            throw new CommandException("no branch is checked out here, only a commit", "name the branch that the request is for with --base");
        return (
            current.Output.Trim(),
            Commit("HEAD") ?? throw new CommandException("the repository has no commit yet", "commit the manifests first"));
    }

    /// <summary>The commit of a name, or null.</summary>
    public string? Commit(string name) =>
        Git.Try("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}") is { IsOk: true } found ? found.Output.Trim() : null;

    /// <summary>The remote with its address; null when there is none of that name.</summary>
    /// <remarks>Where <c>url.*.insteadOf</c> leads to a path of this machine, the address as it was written names the host.</remarks>
    public Remote? Remote(string name)
    {
        if (Git.Try("remote", "get-url", "--push", "--", name) is not { IsOk: true } found)
            return null;
        var used = Cli.Git.Remote.Of(name, found.Output.Trim());
        return used.Host is null ? Cli.Git.Remote.Of(name, (Configured($"remote.{name}.pushurl") ?? Configured($"remote.{name}.url"))!) : used;
    }

    /// <exception cref="CommandException">Files that would be changed hold work that isn't committed.</exception>
    public void RefuseDirty(IEnumerable<string> paths)
    {
        var dirty = Git.List(["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", .. paths.Select(path => $":(top,literal){path}")])
            .Select(entry => new Problem($"{entry[3..]} has changes that aren't committed", "commit or stash them first"))
            .ToArray();
        if (dirty.Length > 0)
            throw new CommandException([.. dirty]);
    }

    /// <summary>The checkout, the user's or another, in which a branch is checked out; null when none has it.</summary>
    public string? CheckoutOf(string branch)
    {
        string? path = null;
        foreach (var line in Git.Run("worktree", "list", "--porcelain").Split('\n'))
        {
            if (line.StartsWith("worktree ", StringComparison.Ordinal))
                path = line["worktree ".Length..];
            else if (string.Equals(line, $"branch refs/heads/{branch}", StringComparison.Ordinal))
                return path;
        }

        return null;
    }

    private string? Configured(string key) => Git.Try("config", "--get", key) is { IsOk: true } found ? found.Output.Trim() : null;
}
