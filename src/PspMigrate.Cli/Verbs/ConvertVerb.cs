using PspMigrate.Cli.Input;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>convert</c>: manifests in; namespace labels and a report out.</summary>
internal sealed class ConvertVerb() : Verb("convert", "Convert PodSecurityPolicies and their RBAC into namespace labels", "[FILE...]", ConvertOptions.Groups,
[
    new("Convert a directory of manifests; labels on standard output, report on standard error", "{0} convert manifests/"),
    new("Convert the cluster of the current context", "{0} convert"),
    new("Print commands that set the labels and leave all other labels alone", "{0} convert manifests/ -o kubectl"),
    new("Also keep what the levels lose", "{0} convert manifests/ --keep"),
    new("Print the API server's defaults for namespaces without labels, in the form of the platform", "{0} convert --defaults"),
    new("Convert each cluster of a repository by itself", "{0} convert --cluster-dir 'clusters/*' --output-dir labels"),
    new("Fail a pipeline when a rule would be lost, with the report as Markdown",
        "{0} convert -R manifests/ --exit-code --report markdown --report-file report.md"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = ConvertOptions.From(values);
        if (ClusterInputs.Of(values, options.Input, host) is { } clusters)
        {
            if (options.Defaults is not null)
                throw new CommandException("--defaults is about one cluster", "name the directory of one instead of --cluster-dir");
            return ExitCodeOf(ConvertClusters.Run(clusters, options, host), options);
        }

        var sources = Sources.From(options.Input, host);
        var plan = Planning.Make(options.Levels, sources, host, options.Keeping);
        var invocation = Planning.Invocation(values, sources, host);
        if (options.Defaults is { } defaults)
            ConvertDefaults.Write(plan, defaults, options, sources, invocation, host);
        else
            ConvertOutput.Write(plan, new PlanAnswer(plan) { Schema = options.ReportSchema, Invocation = invocation }, options, host);
        return ExitCodeOf([plan], options);
    }

    private static int ExitCodeOf(IEnumerable<Plan> plans, ConvertOptions options) =>
        options.ExitCode && plans.SelectMany(plan => plan.Changes).Any(finding => finding.Kind is FindingKind.Lost or FindingKind.Tightened)
            ? ExitCode.Findings
            : ExitCode.Ok;
}
