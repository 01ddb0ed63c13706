using PspMigrate.Cli.Cluster;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>raise</c> is asked to do, checked.</summary>
internal sealed record RaiseOptions(InputOptions Input, LevelOptions Levels, ReportForm Output, bool ExitCode)
{
    private static readonly Choice<ReportForm> OutputOption = ReportOptions.Answer();

    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("a namespace could be stricter than it is");

    public static readonly ImmutableArray<OptionGroup> Groups =
        [InputOptions.Group, ClusterOptions.Group, LevelOptions.Raised, new("Output", OutputOption, ExitCodeOption)];

    public static RaiseOptions From(ParsedArguments values) => new(
        InputOptions.From(values, values.Arguments),
        LevelOptions.From(values).Raising(),
        values.Of(OutputOption),
        values.Has(ExitCodeOption));
}
