using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>check</c> is asked to do, checked.</summary>
/// <param name="Workloads">What to check.</param>
/// <param name="Output">The form of the answer; null for the names of what fails.</param>
/// <param name="ExitCode">Whether failures show in the exit code.</param>
internal sealed record CheckOptions(WorkloadOptions Workloads, ReportForm? Output, bool ExitCode)
{
    private static readonly Choice<ReportForm?> OutputOption = new("-o|--output", "Format of the result; name lists what fails", [.. Choice.Words(ReportForm.All), ("name", null)]);

    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("a workload fails its namespace's level");

    /// <summary>The options as the help text shows them.</summary>
    public static readonly ImmutableArray<OptionGroup> Groups =
        [new(InputOptions.Group.Title, [.. InputOptions.Group.Options, ClusterInputs.Option]), .. WorkloadOptions.Groups[1..], WithoutOptions.Group, new("Output", OutputOption, ExitCodeOption)];

    /// <summary>Understands what was typed.</summary>
    /// <exception cref="CommandException">A value is wrong.</exception>
    public static CheckOptions From(ParsedArguments values) => new(
        WorkloadOptions.From(values), values.Of(OutputOption), values.Has(ExitCodeOption));
}
