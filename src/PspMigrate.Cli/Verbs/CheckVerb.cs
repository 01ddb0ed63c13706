using PspMigrate.Cli.Output;
using PspMigrate.Conversion.Checks;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Clusters;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>check</c>: manifests in; what policies and levels say of each workload out.</summary>
internal sealed class CheckVerb() : Verb(
    "check", "Check which policy admits workloads today, and whether they pass the level of their namespace", "[FILE...]", CheckOptions.Groups,
[
    new("Check the workloads of a directory against their namespaces' levels", "{0} check manifests/"),
    new("See what would not run at the restricted level of v1.29", "{0} check -R manifests/ --level restricted --kubernetes-version v1.29"),
    new("See what admission policies of keep would say, too", "{0} check manifests/ --keep"),
    new("Fail a pipeline when a workload fails its namespace's level", "{0} check -R manifests/ --exit-code -o name"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = CheckOptions.From(values);
        if (ClusterInputs.Of(values, options.Workloads.Input, host) is { } clusters)
            return Run(clusters, options, host);
        var (checks, _) = options.Workloads.Check(host, keeping: options.Keeping);
        host.Out.Write(options.Output is { } form ? Terminal.ForOut(host).Show(new CheckAnswer(checks), form) : CheckNames.Write(checks));
        return ExitCodeOf(checks, options);
    }

    private static int Run(ImmutableArray<(string Name, InputOptions Input)> clusters, CheckOptions options, Host host)
    {
        if (options.Output is not { } form)
            throw new CommandException("-o name can't tell clusters apart", "use -o json with --cluster-dir");
        var all = ClusterInputs.Each(clusters, input => (options.Workloads with { Input = input }).Check(host, keeping: options.Keeping).Checks, host);
        host.Out.Write(Terminal.ForOut(host).Show(new ClustersAnswer([.. all.Select(item => ClusterPart.Of(item.Name, item.Answer))]), form));
        return ExitCodeOf([.. all.SelectMany(item => item.Answer)], options);
    }

    private static int ExitCodeOf(ImmutableArray<NamespaceCheck> checks, CheckOptions options) =>
        options.ExitCode && checks.SelectMany(check => check.Workloads).Any(check => check.Outcome != Outcome.Passes) ? ExitCode.Findings : ExitCode.Ok;
}
