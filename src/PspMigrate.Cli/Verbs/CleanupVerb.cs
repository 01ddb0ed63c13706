using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Cluster.Cleanup;
using PspMigrate.Cli.Input;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Cleanup;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>cleanup</c>: what is left of PodSecurityPolicy, in which order it can go; and takes it away.</summary>
internal sealed class CleanupVerb() : Verb(
    "cleanup", "Show what is left of PodSecurityPolicy and the order in which it can go, or delete it", "[FILE...]", CleanupOptions.Groups,
[
    new("Show what can go from the cluster of the current context, step by step", "{0} cleanup"),
    new("Show what can go from a directory of manifests and settings", "{0} cleanup -R manifests/"),
    new("Delete it, and keep a file to put it back", "{0} cleanup --apply"),
    new("Put it back", "{0} cleanup --restore pspmigrate-restore-20240102T030405Z.json"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = CleanupOptions.From(values);
        if (options.Restore is { } file)
            return Restore(file, options, host);
        var sources = Sources.From(options.Input, host) with { AreOldGrantsWanted = true };
        var given = CheckedInput.Read(sources, host);
        var invocation = Planning.Invocation(values, sources, host);
        if (sources.Cluster is { } cluster)
            return Live(given, cluster, sources, options, invocation, host).GetAwaiter().GetResult();
        var plan = Plan(given, given.Inventory) with
        {
            Plugins = PluginPlaces.Find(InputTexts.Of(sources, host)),
            References = ReferenceTexts.Find(sources, host),
        };
        return Show(plan, options, invocation, host);
    }

    /// <remarks>In a method of its own: without a cluster none of the client library is loaded.</remarks>
    private static async Task<int> Live(Given given, ClusterOptions cluster, Sources sources, CleanupOptions options, Invocation invocation, Host host)
    {
        using var server = ApiServer.Open(cluster, host);
        var leftovers = new ClusterLeftovers(server);
        var checks = await leftovers.Checks(given.ServerVersion?.Minor);
        var plan = Plan(given, given.Inventory with { AuthorizerChecks = [.. given.Inventory.AuthorizerChecks, .. checks] });
        var stored = await leftovers.Stored();
        plan = plan with
        {
            Releases = [.. stored, .. plan.Releases.Where(release => !stored.Any(other => string.Equals(other.Name, release.Name, StringComparison.Ordinal)))],
            Plugins = [.. PluginPlaces.Find(InputTexts.Of(sources, host)), .. await leftovers.Plugins()],
            References = ReferenceTexts.Find(sources, host),
        };
        ProblemWriter.Write(leftovers.Said, host);
        if (!options.Apply)
            return Show(plan, options, invocation, host);
        await new CleanupRun(server, options, host).Run(plan);
        return ExitCode.Ok;
    }

    private static int Show(CleanupPlan plan, CleanupOptions options, Invocation invocation, Host host)
    {
        host.Out.Write(options.Output switch
        {
            { Report: { } form } => Terminal.ForOut(host).Show(new CleanupAnswer(plan) { Invocation = invocation }, form),
            { Objects: var form } => form!.Write(plan),
        });
        return options.ExitCode && !plan.IsClean ? ExitCode.Findings : ExitCode.Ok;
    }

    private static int Restore(string file, CleanupOptions options, Host host)
    {
        var content = RestoreFile.Parse(file, RestoreFile.Format.Read(file, host));
        using var server = ApiServer.Open(options.Input.Cluster, host);
        new RestoreRun(server, options, host).Run(content).GetAwaiter().GetResult();
        return ExitCode.Ok;
    }

    private static CleanupPlan Plan(Given given, Inventory inventory) => CleanupFinder.Find(inventory, given.Scope, given.ServerVersion?.Minor);
}
