using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Status;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>status</c>: how far each namespace has come, and the commands that carry on from there.</summary>
internal sealed class StatusVerb() : Verb("status", "Show where each namespace stands, and what to do next", "[FILE...]", Groups,
[
    new("Show how far the cluster of the current context has come", "{0} status"),
    new("Show how far a repository has come", "{0} status -R ."),
    new("Fail a pipeline until nothing is left to do", "{0} status --exit-code"),
    new("See where a namespace would stand without a binding", "{0} status -n shop --without-binding all-psp"),
])
{
    private static readonly Choice<ReportForm> OutputOption = ReportOptions.Answer();

    private static readonly KeepOption KeepOption = new("Also count admission policies that keep what the levels lose");
    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("something is left to do");

    private static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.WithoutOverwrite,
        WithoutOptions.Group,
        KeepOption.Group,
        new("Output", OutputOption, ExitCodeOption),
    ];

    public override int Run(ParsedArguments values, Host host)
    {
        var input = InputOptions.From(values, values.Arguments);
        var (levels, keeping, form) = (LevelOptions.From(values), KeepOption.From(values, input), values.Of(OutputOption));
        var sources = Sources.From(input, host) with { AreGuardsWanted = true };
        var plan = Planning.Make(levels, sources, host, keeping);
        var stages = NamespaceStage.Of(plan, sources.Cluster is { } cluster ? IsKept(plan, cluster, host) : plan.IsKeptByInput);
        var answer = new StatusAnswer(plan, stages) { Invocation = Planning.Invocation(values, sources, host) };
        host.Out.Write(Terminal.ForOut(host).Show(answer, form));
        return values.Has(ExitCodeOption) && (!NextSteps.Of(stages, plan).IsEmpty || stages.Any(stage => stage.Block != StageBlock.Nothing))
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
