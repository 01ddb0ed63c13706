using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Cluster.Cleanup;

namespace PspMigrate.Cli.Verbs;

/// <summary>One run of <c>cleanup --restore</c>: policies first, then roles, then bindings.</summary>
internal sealed class RestoreRun(ApiServer server, CleanupOptions options, Host host)
{
    /// <exception cref="CommandException">It is another cluster, somebody has made something else since, or the server refused.</exception>
    public async Task Run(RestoreFile file)
    {
        await RestoreFile.Format.CheckCluster(file, server, host.Stop);
        var api = new CleanupApi(server, host.Stop);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var item in file.Objects)
        {
            if (await api.Obstacle(item) is { } obstacle)
                problems.Add(new(obstacle));
        }

        if (problems.Count > 0)
            throw new CommandException([.. problems, new("nothing was restored", "put these back by hand, or remove them from the file")]);
        var count = Counted.Of("object", file.Objects.Length);
        Confirmation.Ask($"Restore {count} of {server.Name}?", options.Yes, host);
        await Halfway.DoEach(
            file.Objects.Reverse(),
            api.Restore,
            done => [$"Stopped: {done} of {count} restored. To continue: run the same command again."],
            host);
        host.Error.WriteLine($"Restored {count}.");
    }
}
