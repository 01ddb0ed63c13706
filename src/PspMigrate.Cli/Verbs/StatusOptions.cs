using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>status</c> is asked, checked.</summary>
internal sealed record StatusOptions
{
    private static readonly Choice<ReportForm?> OutputOption = new("-o|--output", "Format of the answer", Choice.Answers);

    private static readonly Option KeepOption = new("--keep", null, "Also count admission policies that keep what the levels lose");
    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("something is left to do");

    /// <summary>The options as the help text shows them.</summary>
    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.WithoutOverwrite,
        WithoutOptions.Group,
        new("Keeping", [KeepOption, .. KeepVerbOptions.KeepingGroup.Options]),
        new("Output", OutputOption, ExitCodeOption),
    ];

    public required InputOptions Input { get; init; }
    public required LevelOptions Levels { get; init; }
    /// <summary>How to keep what the levels lose; null to leave it.</summary>
    public KeepOptions? Keeping { get; init; }
    public ReportForm Output { get; init; } = ReportForm.Text;
    public bool ExitCode { get; init; }

    /// <summary>Understands what was typed.</summary>
    /// <exception cref="CommandException">A value is wrong.</exception>
    public static StatusOptions From(ParsedArguments values)
    {
        var input = InputOptions.From(values, values.Arguments);
        return new()
        {
            Input = input,
            Levels = LevelOptions.From(values),
            Keeping = values.Has(KeepOption) ? KeepVerbOptions.KeepingFrom(values, input) : null,
            Output = values.Of(OutputOption) ?? ReportForm.Text,
            ExitCode = values.Has(ExitCodeOption),
        };
    }
}
