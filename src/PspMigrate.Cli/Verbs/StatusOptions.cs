using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>status</c> is asked, checked.</summary>
internal sealed record StatusOptions
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

    public required InputOptions Input { get; init; }
    public required LevelOptions Levels { get; init; }
    /// <summary>How to keep what the levels lose; null to leave it.</summary>
    public KeepOptions? Keeping { get; init; }
    public required ReportForm Output { get; init; }
    public bool ExitCode { get; init; }

    public static StatusOptions From(ParsedArguments values)
    {
        var input = InputOptions.From(values, values.Arguments);
        return new()
        {
            Input = input,
            Levels = LevelOptions.From(values),
            Keeping = KeepOption.From(values, input),
            Output = values.Of(OutputOption),
            ExitCode = values.Has(ExitCodeOption),
        };
    }
}
