using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Checks;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>fix</c>: manifests in; patches out that say in each workload what its policy fills in, or the manifests edited.</summary>
internal sealed class FixVerb : IVerb
{
    public string Name => "fix";

    public string Summary => "Write into workloads what their policy fills in and their level asks for, without changing what they do";

    public string Arguments => "[FILE...]";

    public ImmutableArray<OptionGroup> Options => FixOptions.Groups;

    public ImmutableArray<Example> Examples =>
    [
        new("Print a strategic-merge patch for each workload that has to say more", "{0} fix manifests/"),
        new("Prepare manifests for the restricted level, keeping comments and layout", "{0} fix -R manifests/ --level restricted --in-place"),
    ];

    public int Run(Values values, Host host)
    {
        var options = FixOptions.From(values);
        if (options.Workloads.Check(host) is not var (checks, copies))
            return ExitCode.BadInput;
        var fixes = checks.SelectMany(check => check.Workloads).Where(check => !IsMadeByController(check)).Select(check => check.Fix).ToImmutableArray();
        IReadOnlyList<Diagnostic> problems = options.InPlace ? InPlaceEdits.Make(fixes, copies, host) : Print(fixes, host);
        Diagnostic[] messages = [.. problems, .. FixMessages.Of(fixes)];
        ProblemWriter.Write(messages, host);
        return options.ExitCode && Array.Exists(messages, message => message.Severity == Severity.Warning)
            ? ExitCode.Findings
            : ExitCode.Ok;
    }

    /// <summary>A pod of a controller is made anew from its template: the template is what has to be fixed.</summary>
    private static bool IsMadeByController(WorkloadCheck check) =>
        check.Workload.Kind is "Pod" && check.Workload.Template.Owners.Any(owner => owner.Controller);

    private static List<Diagnostic> Print(ImmutableArray<Fix> fixes, Host host)
    {
        var separator = "";
        var problems = new List<Diagnostic>();
        foreach (var fix in fixes)
        {
            if (StrategicPatch.Of(fix) is not { } patch)
                continue;
            if (!fix.Workload.IsKnownKind)
            {
                problems.Add(new(Severity.Warning, $"{fix.Workload.Kind}/{fix.Workload.Name} in {fix.Workload.Namespace} can't be patched by strategic merge: Kubernetes doesn't know its kind", fix.Workload.At, "use --in-place"));
                continue;
            }

            host.Out.Write(separator);
            host.Out.Write(NodeText.Document(patch));
            separator = "---\n";
        }

        return problems;
    }
}
