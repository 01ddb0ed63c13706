using PspMigrate.Cli.Cluster;

namespace PspMigrate.Cli.Verbs;

/// <summary>One run of <c>apply --rollback</c>.</summary>
internal sealed class RollbackRun(ApiServer server, ApplyOptions options, Host host)
{
    private readonly NamespaceApi _api = new(server, options.DryRun != DryRun.None);

    /// <exception cref="CommandException">It is another cluster, somebody has changed labels since, or the server refused.</exception>
    public async Task Run(RollbackFile file)
    {
        await RollbackFile.Format.CheckCluster(file, server);
        var rollback = new Rollback(_api);
        var kept = new KeptApi(server);
        var entries = await Check(file, rollback, kept);
        var count = Counted.Of("namespace", entries.Length);
        var what = $"labels of {count}{(file.Objects.IsEmpty ? "" : " and the admission policies")}";
        if (entries.IsEmpty && file.Objects.IsEmpty)
        {
            host.Error.WriteLine("Nothing can be restored.");
            return;
        }

        if (options.DryRun != DryRun.None)
        {
            host.Error.WriteLine($"The {what} can be restored; nothing was written.");
            return;
        }

        Confirmation.Ask($"Restore the {what} of {server.Name}?", options.Yes, host);
        // Labels first, so that nothing is open in between.
        Func<Task>[] steps =
        [
            .. entries.Select(Func<Task> (entry) => () => rollback.Restore(entry)),
            .. file.Objects.Reverse().Select(Func<Task> (entry) => () => kept.Restore(entry)),
        ];
        await Halfway.DoEach(
            steps,
            step => step(),
            done => [$"Stopped: {Math.Min(done, entries.Length)} of {count} restored. To continue: run the same command again."],
            host);
        host.Error.WriteLine($"Restored the {what}.");
    }

    private async Task<ImmutableArray<RollbackEntry>> Check(RollbackFile file, Rollback rollback, KeptApi kept)
    {
        var entries = ImmutableArray.CreateBuilder<RollbackEntry>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var entry in file.Entries)
        {
            var changed = await rollback.ChangedSince(entry);
            if (changed is null)
            {
                host.Error.WriteLine($"warning: namespace {Printable.Escape(entry.Before.Name)} is gone or was recreated; it is left alone");
                continue;
            }

            entries.Add(entry);
            if (changed is { IsEmpty: false } labels && !options.ForceConflicts)
                problems.Add(new($"namespace {entry.Before.Name}: changed by others since: {string.Join(", ", labels)}",
                    "if a later apply changed them, roll that back first; else restore them anyway with --force-conflicts, or the others alone with -n"));
        }

        foreach (var entry in file.Objects)
        {
            if (await kept.IsOfOthers(entry))
                problems.Add(new($"{entry.Path}: this is not what apply made", "take it out of the file, or delete it by hand"));
        }

        return problems.Count == 0 ? entries.ToImmutable() : throw new CommandException([.. problems, new("nothing was written")]);
    }
}
