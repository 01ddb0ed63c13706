using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>keep</c>: manifests in; admission policies out that keep what the levels can't say.</summary>
internal sealed class KeepVerb() : Verb(
    "keep", "Print admission policies that keep what the Pod Security levels can't say", "[FILE...]", Groups,
[
    new("Print the policies to apply before the labels", "{0} keep manifests/"),
    new("Begin with warnings", "{0} keep manifests/ --actions Warn,Audit | kubectl apply -f -"),
    new("Only what policies refused, for a cluster of v1.30", "{0} keep manifests/ --parts validate --kubernetes-version v1.30"),
])
{
    private static readonly Choice<ObjectForm<Kept>> OutputOption = Choice.Of("-o|--output", "Format of the policies", KeptForms.All);

    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("something isn't kept");

    private static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.Group,
        KeepingOptions.Group,
        new("Output", [OutputOption, .. ReportTarget.Options, ExitCodeOption]),
    ];

    public override int Run(ParsedArguments values, Host host)
    {
        var input = InputOptions.From(values, values.Arguments);
        var (levels, keeping) = (LevelOptions.From(values), KeepingOptions.From(values, input));
        var (form, report) = (values.Of(OutputOption), ReportTarget.From(values, ReportForm.Text));
        var kept = Planning.Make(levels, Sources.From(input, host), host, keeping).Kept!;
        var answer = new KeptAnswer(kept);
        AtomicFiles.Write([.. report.Files(answer, host)], host, report.Force);
        var policies = Task.Run(() => form.Write(kept));
        report.Show(answer, KeptMessages.Of(kept), host);
        host.Out.Write(policies.GetAwaiter().GetResult());
        return values.Has(ExitCodeOption) && kept.Lost.Any() ? ExitCode.Findings : ExitCode.Ok;
    }
}
