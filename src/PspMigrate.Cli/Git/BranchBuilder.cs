namespace PspMigrate.Cli.Git;

/// <summary>A branch with the commits that it is to have.</summary>
/// <param name="State">As it was.</param>
/// <param name="Tip">Its last commit.</param>
internal sealed record BuiltBranch(BranchState State, string Tip)
{
    public bool IsChanged => !string.Equals(Tip, State.Tip, StringComparison.Ordinal);
}

/// <summary>Makes the commits of a branch in a worktree; the branch itself stays where it is.</summary>
internal sealed class BranchBuilder(Worktree worktree, string baseCommit)
{
    private readonly GitClient _git = worktree.Git;

    /// <summary>The branch that says what it should: the one that is there when it does already, else a new one on the base.</summary>
    /// <exception cref="CommandException">Somebody else has worked on the branch, or a hook refuses a commit.</exception>
    public BuiltBranch Build(RequestPlan request, BranchState state)
    {
        worktree.Reset(baseCommit);
        foreach (var step in request.Steps)
            Stage(step);
        var tree = _git.Run("write-tree");
        if (state.Tip is { } tip)
        {
            var others = state.OthersCommits(_git, baseCommit);
            if (Says(tip, tree, others.Count == 0 ? [.. request.Paths, .. Touched(tip)] : request.Paths))
                return new(state, tip);
            if (others.Count > 0)
            {
                throw new CommandException(
                    $"the branch {state.Name} would have to be recreated, and these commits on it would be lost: {string.Join(", ", others)}",
                    "merge its request first, remove these commits, or choose another branch with --branch");
            }
        }

        worktree.Reset(baseCommit);
        foreach (var step in request.Steps)
        {
            Stage(step);
            _git.Feed(step.Message, "commit", "--quiet", "--cleanup=whitespace", "--file=-");
        }

        return new(state, _git.Run("rev-parse", "HEAD"));
    }

    /// <summary>What a request would change, as a patch.</summary>
    public string Diff(RequestPlan request)
    {
        worktree.Reset(baseCommit);
        foreach (var step in request.Steps)
            Stage(step);
        return _git.Run("diff", "--cached", "--no-color", "--no-ext-diff") + "\n";
    }

    private void Stage(Step step)
    {
        foreach (var file in step.Files)
            worktree.Write(file);
        _git.Run(["add", "--", .. step.Files.Select(file => $":(top,literal){file.Path}")]);
    }

    private bool Says(string tip, string tree, IEnumerable<string> paths) =>
        _git.Try(["diff", "--quiet", tip, tree, "--", .. paths.Select(path => $":(top,literal){path}")]).IsOk;

    private string[] Touched(string tip)
    {
        var since = _git.Try("merge-base", baseCommit, tip);
        return since.IsOk ? _git.List("diff", "--name-only", "-z", "--no-renames", since.Output.Trim(), tip) : [];
    }
}
