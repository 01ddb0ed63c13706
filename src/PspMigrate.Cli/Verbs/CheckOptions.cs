using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>check</c> is asked to do, checked.</summary>
/// <param name="Output">The form of the answer; null for the names of what fails.</param>
/// <param name="Keeping">How admission policies keep what levels lose; null when they don't.</param>
internal sealed record CheckOptions(WorkloadOptions Workloads, ReportForm? Output, KeepOptions? Keeping, bool ExitCode)
{
    private static readonly Choice<ReportForm?> OutputOption =
        new("-o|--output", "Format of the result; name lists what fails", [.. Choice.Answers, .. Choice.Words([ReportForm.Sarif]), ("name", null)]);

    private static readonly KeepOption KeepOption = new("Also judge by admission policies that keep what the levels lose");

    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("a workload fails its namespace's level");

    public static readonly ImmutableArray<OptionGroup> Groups =
        [new(InputOptions.Group.Title, [.. InputOptions.Group.Options, ClusterInputs.Option]), .. WorkloadOptions.Groups[1..], WithoutOptions.Group,
            KeepOption.Group, new("Output", OutputOption, ExitCodeOption)];

    public static CheckOptions From(ParsedArguments values)
    {
        var workloads = WorkloadOptions.From(values);
        return new(workloads, values.Of(OutputOption), KeepOption.From(values, workloads.Input),
            values.Has(ExitCodeOption));
    }
}
