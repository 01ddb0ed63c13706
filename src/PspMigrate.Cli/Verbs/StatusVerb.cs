using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Status;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>status</c>: how far each namespace has come, and the commands that carry on from there.</summary>
internal sealed class StatusVerb() : Verb("status", "Show where each namespace stands, and what to do next", "[FILE...]", StatusOptions.Groups,
[
    new("Show how far the cluster of the current context has come", "{0} status"),
    new("Show how far a repository has come", "{0} status -R ."),
    new("Fail a pipeline until nothing is left to do", "{0} status --exit-code"),
    new("See where a namespace would stand without a binding", "{0} status -n shop --without-binding all-psp"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = StatusOptions.From(values);
        var sources = Sources.From(options.Input, host) with { AreGuardsWanted = true };
        var plan = Planning.Make(options.Levels, sources, host, options.Keeping);
        var stages = NamespaceStage.Of(plan, sources.Cluster is { } cluster ? IsKept(plan, cluster, host) : plan.IsKeptByInput);
        var answer = new StatusAnswer(plan, stages) { Invocation = Planning.Invocation(values, sources, host) };
        host.Out.Write(Terminal.ForOut(host).Show(answer, options.Output));
        return options.ExitCode && (!NextSteps.Of(stages, plan).IsEmpty || stages.Any(stage => stage.Block != StageBlock.Nothing))
            ? ExitCode.Findings
            : ExitCode.Ok;
    }

    /// <summary>Whether the cluster holds every policy that keeps what the plan loses: their names tell their content.</summary>
    private static bool IsKept(Plan plan, ClusterOptions cluster, Host host)
    {
        if (plan.Kept is not { Objects.IsEmpty: false } kept)
            return false;
        using var server = ApiServer.Open(cluster, host);
        return new KeptRun(server, kept, host).Before().GetAwaiter().GetResult().All(entry => entry.Before is not null);
    }
}
