namespace PspMigrate.Cli.Git;

/// <summary>Moves branches to their new commits: all of them, or none.</summary>
internal sealed class BranchUpdate(GitRepository repository, IReadOnlyList<BuiltBranch> branches)
{
    /// <exception cref="CommandException">A branch that would move is checked out somewhere.</exception>
    public static void RefuseCheckedOut(GitRepository repository, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (repository.CheckoutOf(name) is { } path)
            {
                throw new CommandException(
                    $"the branch {name} is checked out in {path}", "check out another branch there, or choose another one with --branch");
            }
        }
    }

    private static readonly string[] UpdateRefs = ["update-ref", "-m", "pspmigrate pr", "--stdin"];

    /// <summary>Moves the branches of the user's repository.</summary>
    /// <exception cref="CommandException">Another program has moved one meanwhile.</exception>
    public void Local()
    {
        var input = Moves(branches, branch => branch.State.Local, branch => branch.Tip);
        if (input.Length > 0)
            repository.Git.Feed(input, UpdateRefs);
    }

    /// <summary>
    /// Moves the branches of the remote, unless somebody has moved them since they were looked at: what others pushed isn't lost.
    /// </summary>
    /// <exception cref="CommandException">The remote refuses, or a hook does.</exception>
    public void Push(string remote)
    {
        var behind = branches.Where(branch => !string.Equals(branch.State.Remote, branch.Tip, StringComparison.Ordinal)).ToArray();
        if (behind.Length == 0)
            return;
        string[] options = behind.Length > 1 ? ["--atomic"] : [];
        var result = repository.Git.Try(
        [
            "push", "--quiet", .. options,
            .. behind.Select(branch => $"--force-with-lease={branch.State.Ref}:{branch.State.Remote}"),
            "--", remote,
            .. behind.Select(branch => $"{branch.Tip}:{branch.State.Ref}"),
        ]);
        if (!result.IsOk)
            throw GitClient.Failure("push", result);
    }

    /// <summary>Puts one branch of the remote back, after its request couldn't be opened.</summary>
    public void UndoPush(string remote, BuiltBranch branch) => repository.Git.Restore(
        "push", "--quiet", "--no-verify", $"--force-with-lease={branch.State.Ref}:{branch.Tip}", "--", remote,
        $"{branch.State.Remote}:{branch.State.Ref}");

    /// <summary>Puts branches of the user's repository back, after something failed.</summary>
    public void UndoLocal(IEnumerable<BuiltBranch> moved)
    {
        var input = Moves(moved, branch => branch.Tip, branch => branch.State.Local);
        if (input.Length > 0)
            repository.Git.RestoreWith(input, UpdateRefs);
    }

    /// <summary>One transaction of <c>git update-ref --stdin</c>.</summary>
    private static string Moves(IEnumerable<BuiltBranch> moved, Func<BuiltBranch, string?> from, Func<BuiltBranch, string?> to)
    {
        var commands = string.Concat(moved.Where(branch => branch.IsChanged).Select(branch => (branch.State.Ref, From: from(branch), To: to(branch)))
            .Where(move => !string.Equals(move.From, move.To, StringComparison.Ordinal))
            .Select(move => move switch
            {
                { From: null } => $"create {move.Ref} {move.To}\n",
                { To: null } => $"delete {move.Ref} {move.From}\n",
                _ => $"update {move.Ref} {move.To} {move.From}\n",
            }));
        return commands.Length == 0 ? "" : $"start\n{commands}commit\n";
    }
}
