using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>status</c> is asked, checked.</summary>
/// <param name="Keeping">How to keep what the levels lose; null to leave it.</param>
internal sealed record StatusOptions(InputOptions Input, LevelOptions Levels, KeepOptions? Keeping, ReportForm Output, bool ExitCode)
{
    private static readonly Choice<ReportForm> OutputOption = ReportOptions.Answer();

    private static readonly KeepOption KeepOption = new("Also count admission policies that keep what the levels lose");
    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("something is left to do");

    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.WithoutOverwrite,
        WithoutOptions.Group,
        KeepOption.Group,
        new("Output", OutputOption, ExitCodeOption),
    ];

    public static StatusOptions From(ParsedArguments values)
    {
        var input = InputOptions.From(values, values.Arguments);
        return new(input, LevelOptions.From(values), KeepOption.From(values, input), values.Of(OutputOption), values.Has(ExitCodeOption));
    }
}
