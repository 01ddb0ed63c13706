using System.Globalization;
using Humanizer;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Cluster.Cleanup;

namespace PspMigrate.Cli.Verbs;

/// <summary>One run of <c>cleanup --restore</c>: policies first, then roles, then bindings.</summary>
internal sealed class RestoreRun(ApiServer server, CleanupOptions options, Host host)
{
    /// <exception cref="CommandException">It is another cluster, somebody has made something else since, or the server refused.</exception>
    public async Task Run(RestoreFile file)
    {
        if (await new NamespaceApi(server, isDryRun: false, host.Stop).Find("kube-system") is not { } system
            || !string.Equals(system.Uid, file.Cluster, StringComparison.Ordinal))
            throw new CommandException("the restore file belongs to another cluster", $"this is {server.Address}; choose with --context");
        var api = new CleanupApi(server, host.Stop);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var item in file.Objects)
        {
            if (await api.Obstacle(item) is { } obstacle)
                problems.Add(new(obstacle));
        }

        if (problems.Count > 0)
            throw new CommandException([.. problems, new("nothing was restored", "put these back by hand, or remove them from the file")]);
        var count = "object".ToQuantity(file.Objects.Length, "N0", CultureInfo.InvariantCulture);
        Confirmation.Ask($"Restore {count} of {server.Address}?", options.Yes, host);
        var done = 0;
        try
        {
            foreach (var item in file.Objects.Reverse())
            {
                host.Stop.ThrowIfCancellationRequested();
                await api.Restore(item);
                done++;
            }
        }
        catch (Exception e) when (e is CommandException or OperationCanceledException)
        {
            host.Error.WriteLine($"Stopped: {done} of {count} restored. To continue: run the same command again.");
            throw;
        }

        host.Error.WriteLine($"Restored {count}.");
    }
}
