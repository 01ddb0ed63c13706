using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Cluster.Cleanup;

namespace PspMigrate.Cli.Verbs;

/// <summary>One run of <c>cleanup --restore</c>: policies first, then roles, then bindings.</summary>
internal sealed class RestoreRun(ApiServer server, CleanupOptions options, Host host)
{
    /// <exception cref="CommandException">It is another cluster, somebody has made something else since, or the server refused.</exception>
    public async Task Run(RestoreFile file)
    {
        await RestoreFile.Format.CheckCluster(file, server);
        var api = new CleanupApi(server);
        var objects = await WithNamespaces(file.Objects);
        await Halfway.Refuse(
            objects,
            async item => await api.Obstacle(item) is { } obstacle ? new(obstacle) : null,
            new("nothing was restored", "put these back by hand, or remove them from the file"));
        var count = Counted.Of("object", objects.Length);
        Confirmation.Ask($"Restore {count} of {server.Name}?", options.Yes, host);
        await Halfway.DoEach(
            objects.Reverse(),
            api.Restore,
            done => [$"Stopped: {done} of {count} restored. To continue: run the same command again."],
            host);
        host.Error.WriteLine($"Restored {count}.");
    }

    /// <summary>Without what stood in namespaces that are gone: it can't come back, and nothing else is to wait for it.</summary>
    private async Task<ImmutableArray<SavedObject>> WithNamespaces(ImmutableArray<SavedObject> objects)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var namespaces = new NamespaceApi(server, isDryRun: false);
        foreach (var group in objects.GroupBy(item => item.Namespace ?? "", StringComparer.Ordinal))
        {
            if (group.Key.Length == 0 || await namespaces.Find(group.Key) is not null)
                continue;
            gone.Add(group.Key);
            host.Error.WriteLine(
                $"warning: namespace {Printable.Escape(group.Key)} is gone, so {Counted.Of("object", group.Count())} in it can't be restored");
        }

        return [.. objects.Where(item => item.Namespace is not { } ns || !gone.Contains(ns))];
    }
}
