using PspMigrate.Reports.PullRequests;

namespace PspMigrate.Cli.Git;

/// <summary>A branch as it is: here and on the remote.</summary>
/// <param name="Local">Its commit here; null when it isn't.</param>
/// <param name="Remote">Its commit on the remote; null when it isn't there, or the remote doesn't matter.</param>
internal sealed record BranchState(string Name, string? Local, string? Remote)
{
    public string Ref => $"refs/heads/{Name}";

    /// <summary>What a new run is compared with: the remote's, because that is what people see.</summary>
    public string? Tip => Remote ?? Local;

    /// <param name="remote">The remote to ask; null to leave it alone.</param>
    public static BranchState Read(GitRepository repository, string name, string? remote)
    {
        var git = repository.Git;
        if (!git.Try("check-ref-format", "--branch", name).IsOk)
            throw new CommandException($"--branch: \"{name}\" can't be the name of a branch");
        var branch = new BranchState(name, repository.Commit($"refs/heads/{name}"), Remote: null);
        if (remote is null)
            return branch;
        var listed = git.Run("ls-remote", "--", remote, branch.Ref);
        if (listed.Length == 0)
            return branch;
        git.Run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", "--", remote, branch.Ref);
        return branch with { Remote = listed.Split('\t')[0] };
    }

    /// <summary>Commits on the branch that an earlier run of this command didn't make.</summary>
    /// <remarks>Merges bring in the base, which a new run starts from anyway.</remarks>
    public IReadOnlyList<string> OthersCommits(GitClient git, string baseCommit)
    {
        const string format = $"--format=%h \"%s\" by %an%x00%(trailers:key={CommitMessage.Trailer},valueonly,separator=%x2C)";
        string[] tips = [.. new[] { Local, Remote }.OfType<string>()];
        return tips.Length == 0
            ? []
            : [.. git.Run(["log", "--no-merges", format, .. tips, "--not", baseCommit])
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\0'))
                .Where(parts => parts is [_, ""])
                .Select(parts => parts[0])];
    }
}
