namespace PspMigrate.Cli.Cluster;

/// <summary>What the server said to a change that it was only asked about.</summary>
internal sealed record Rehearsal(LabelDecision Decision, ApiAnswer Answer);

/// <summary>Applies labels: decides, rehearses all, then writes one namespace after another.</summary>
internal sealed class LabelApplier(NamespaceApi api, Host host)
{
    private const int ParallelRequests = 6;

    /// <summary>Decides for every namespace of a plan that has labels to give, by what is there now.</summary>
    /// <returns>The decisions, by name; without namespaces that are not in the cluster.</returns>
    public async Task<ImmutableArray<LabelDecision>> Decide(Plan plan, IReadOnlyCollection<Mode> modes, bool overwrite, bool force)
    {
        var decisions = await Each(
            plan.Namespaces.Where(item => !item.Labels.IsEmpty).ToList(),
            async item => await api.Find(item.Name) is { } live ? LabelDecision.Make(live, item.Labels, item.Defaults, modes, overwrite, force) : null);
        return [.. decisions.OfType<LabelDecision>().OrderBy(decision => decision.Namespace.Name, StringComparer.Ordinal)];
    }

    /// <summary>Asks the server what it would say to the changes; nothing is written.</summary>
    public async Task<ImmutableArray<Rehearsal>> Rehearse(IReadOnlyList<LabelDecision> decisions, bool force)
    {
        var rehearsal = api.DryRun;
        return [.. await Each(decisions, async decision => new Rehearsal(decision, await Send(rehearsal, decision, force)))];
    }

    /// <exception cref="CommandException">The server refused the change, or can't be reached.</exception>
    public async Task Write(LabelDecision decision, bool force)
    {
        var answer = await Send(api, decision, force);
        if (!answer.IsSuccess)
            throw new CommandException($"namespace {decision.Namespace.Name}: {answer.Message}");
    }

    private static Task<ApiAnswer> Send(NamespaceApi api, LabelDecision decision, bool force) =>
        api.Apply(decision.Namespace.Name, decision.Namespace.Uid, decision.Applied, force || decision.TakesOver);

    private async Task<TResult[]> Each<T, TResult>(IReadOnlyList<T> items, Func<T, Task<TResult>> work)
    {
        var results = new TResult[items.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelRequests, CancellationToken = host.Stop },
            async (index, _) => results[index] = await work(items[index]));
        return results;
    }
}
