using PspMigrate.Cli.Git.Forges;
using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Verbs;

/// <summary>Commits, pushes and opens requests, as far as the user wants to go.</summary>
internal sealed class Publisher(Checkout checkout, PrOptions options, Host host)
{
    private readonly BranchBuilder _builder = new(checkout.Worktree, checkout.BaseCommit);
    private readonly Forge? _forge = options.Goal == PrGoal.Open
        ? Forge.For(checkout.Remote!.KindOf(options.Forge), checkout.Remote, checkout.Repository.Git.Directory, host)
        : null;

    /// <summary>How many characters the host takes as the text of a request; null where the text goes into a file only.</summary>
    public int? BodyLimit => _forge?.BodyLimit;

    /// <returns>What wasn't done, as the last part of a sentence; null where all was.</returns>
    /// <exception cref="CommandException">Something refused; branches are where they were.</exception>
    public string? Publish(ImmutableArray<RequestPlan> requests)
    {
        if (options.Goal == PrGoal.Show)
        {
            Show(requests);
            return "nothing was done, as --dry-run was given";
        }

        var (repository, remote, baseBranch) = (checkout.Repository, checkout.Remote, checkout.BaseBranch);
        if (requests.Any(request => string.Equals(request.Branch, baseBranch, StringComparison.Ordinal)))
            throw new CommandException($"the branch {baseBranch} is the base of the request", "choose another branch with --branch");
        AtomicFiles.Refuse([.. requests.SelectMany(Texts)], host, options.Force);
        repository.RefuseDirty(requests.SelectMany(request => request.Paths).Distinct(StringComparer.Ordinal));
        var branches = requests.Select(request => _builder.Build(request, BranchState.Read(repository, request.Branch, remote?.Name))).ToArray();
        BranchUpdate.RefuseCheckedOut(repository, branches.Where(branch => branch.IsChanged).Select(branch => branch.State.Name));

        // Asked before anything is pushed: without a login nothing has happened yet.
        var open = requests.Select(request => _forge?.Find(request.Branch)).ToArray();
        var update = new BranchUpdate(repository, branches);
        update.Local();
        try
        {
            if (remote is not null)
                update.Push(remote.Name);
        }
        catch
        {
            update.UndoLocal(branches);
            throw;
        }

        for (var i = 0; i < requests.Length; i++)
            Finish(requests[i], branches[i], open[i], update);
        return (options.Goal, _forge) switch
        {
            (PrGoal.Commit, _) => "nothing was pushed, as --commit was given",
            (_, null) => "no request was opened: open it on the page that is printed, or from the branch",
            _ => null,
        };
    }

    /// <summary>Shows what requests would change, and does nothing.</summary>
    private void Show(ImmutableArray<RequestPlan> requests)
    {
        AtomicFiles.Refuse([.. requests.SelectMany(Texts)], host, options.Force);
        foreach (var request in requests)
        {
            host.Out.Write(_builder.Diff(request));
            WriteText(request);
        }
    }

    private void Finish(RequestPlan request, BuiltBranch branch, OpenRequest? open, BranchUpdate update)
    {
        host.Error.WriteLine(
            $"{request.Branch}: {(branch.IsChanged ? "updated" : "up to date")}, "
            + (request.Changes.IsEmpty ? "" : $"{Counted.Of("namespace", request.Changes.Count(change => change.ChangesFiles))} in ")
            + Counted.Of("file", request.Paths.Count()));
        WriteText(request);
        if (_forge is not null)
            host.Out.WriteLine(Open(_forge, request, branch, open, update));
        else
            ByHand(request);
    }

    private string Open(Forge host, RequestPlan request, BuiltBranch branch, OpenRequest? open, BranchUpdate update)
    {
        var draft = new RequestDraft(request.Branch, checkout.BaseBranch, request.Title, request.Body, options.Draft);
        if (open is not null)
        {
            if (!string.Equals(open.Body.ReplaceLineEndings("\n").Trim(), request.Body.Trim(), StringComparison.Ordinal))
                host.Update(open, draft);
            return open.Url;
        }

        try
        {
            return host.Create(draft);
        }
        catch (CommandException)
        {
            update.UndoPush(checkout.Remote!.Name, branch);
            update.UndoLocal([branch]);
            throw;
        }
    }

    /// <summary>Where no program opens the request: its text in a file, and the page to open it on.</summary>
    private void ByHand(RequestPlan request)
    {
        host.Out.WriteLine(checkout.Remote?.CompareUrl(checkout.Remote.KindOf(options.Forge), checkout.BaseBranch, request.Branch) ?? request.Branch);
        if (options.BodyFile is not null)
            return;
        var directory = checkout.Repository.Git.Run("rev-parse", "--path-format=absolute", "--git-path", "pspmigrate");
        var path = Path.Combine(directory, $"{request.Branch.Replace('/', '-')}.md");
        AtomicFiles.Write([new(path, request.Body)], host, overwrite: true);
        host.Error.WriteLine($"title: {request.Title}");
        host.Error.WriteLine($"text: {path}");
    }

    /// <exception cref="CommandException">The file is somebody else's, or can't be written.</exception>
    private void WriteText(RequestPlan request)
    {
        AtomicFiles.Write([.. Texts(request)], host, options.Force);
        if (options is { BodyFile: null, Report: { } form })
            host.Error.Write(Terminal.ForError(host).Show(request.Answer, form));
    }

    /// <summary>Where the text of a request goes besides its host: into a file, or to standard error.</summary>
    private IEnumerable<OutputFile> Texts(RequestPlan request)
    {
        if (options.BodyFile is not { } file)
            yield break;
        var form = options.Report ?? ReportForm.ForFile(file) ?? ReportForm.Markdown;
        var text = form == ReportForm.Markdown ? request.Body : (Terminal.ForError(host) with { HasColour = false }).Show(request.Answer, form);
        yield return new(file, Device.Is(host.FullPath(file)) ? text : OwnFile.Marked(".md", text));
    }
}
