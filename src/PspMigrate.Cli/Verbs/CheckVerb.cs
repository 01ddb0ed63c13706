using PspMigrate.Conversion.Checks;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Clusters;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>check</c>: manifests in; what policies and levels say of each workload out.</summary>
internal sealed class CheckVerb() : Verb(
    "check", "Check which policy admits workloads today, and whether they pass the level of their namespace", "[FILE...]", Groups,
[
    new("Check the workloads of a directory against their namespaces' levels", "{0} check manifests/"),
    new("See what would not run at the restricted level of v1.29", "{0} check -R manifests/ --level restricted --kubernetes-version v1.29"),
    new("See what admission policies of keep would say, too", "{0} check manifests/ --keep"),
    new("Fail a pipeline when a workload fails its namespace's level", "{0} check -R manifests/ --exit-code -o name"),
])
{
    private static readonly Choice<ReportForm?> OutputOption =
        new("-o|--output", "Format of the result; name lists what fails", [.. Choice.Answers, .. Choice.Words([ReportForm.Sarif]), ("name", null)]);

    private static readonly KeepOption KeepOption = new("Also judge by admission policies that keep what the levels lose");

    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("a workload fails its namespace's level");

    private static readonly ImmutableArray<OptionGroup> Groups =
        [new(InputOptions.Group.Title, [.. InputOptions.Group.Options, ClusterInputs.Option]), .. WorkloadOptions.Groups[1..], WithoutOptions.Group,
            KeepOption.Group, new("Output", OutputOption, ExitCodeOption)];

    public override int Run(ParsedArguments values, Host host)
    {
        var (workloads, form) = (WorkloadOptions.From(values), values.Of(OutputOption));
        var keeping = KeepOption.From(values, workloads.Input);
        if (ClusterInputs.Of(values, workloads.Input, host) is not { } clusters)
        {
            var (checks, _) = workloads.Check(host, keeping: keeping);
            host.Out.Write(form is null ? CheckNames.Write(checks) : Terminal.ForOut(host).Show(new CheckAnswer(checks), form));
            return ExitCodeOf(checks, values);
        }

        if (form is null)
            throw new CommandException("-o name can't tell clusters apart", "use -o json with --cluster-dir");
        var all = ClusterInputs.Each(clusters, input => (workloads with { Input = input }).Check(host, keeping: keeping).Checks, host);
        host.Out.Write(Terminal.ForOut(host).Show(new ClustersAnswer([.. all.Select(item => ClusterPart.Of(item.Name, item.Answer))]), form));
        return ExitCodeOf(all.SelectMany(item => item.Answer), values);
    }

    private static int ExitCodeOf(IEnumerable<NamespaceCheck> checks, ParsedArguments values) =>
        values.Has(ExitCodeOption) && checks.SelectMany(check => check.Workloads).Any(check => check.Outcome != Outcome.Passes)
            ? ExitCode.Findings
            : ExitCode.Ok;
}
