using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>keep</c> is asked to do, checked.</summary>
internal sealed record KeepVerbOptions
{
    private static readonly Choice<ObjectForm<Kept>> OutputOption = Choice.Of("-o|--output", "Format of the policies", KeptForms.All);

    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("something isn't kept");

    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.Group,
        KeepingOptions.Group,
        new("Output", [OutputOption, .. ReportTarget.Options, ExitCodeOption]),
    ];

    public InputOptions Input { get; init; } = new();
    public LevelOptions Levels { get; init; } = new();
    public KeepOptions Keeping { get; init; } = new();
    public required ObjectForm<Kept> Output { get; init; }
    /// <summary>The report beside the policies.</summary>
    public required ReportTarget Report { get; init; }
    public bool ExitCode { get; init; }

    public static KeepVerbOptions From(ParsedArguments values)
    {
        var input = InputOptions.From(values, values.Arguments);
        return new()
        {
            Input = input,
            Levels = LevelOptions.From(values),
            Keeping = KeepingOptions.From(values, input),
            Output = values.Of(OutputOption),
            Report = ReportTarget.From(values, ReportForm.Text),
            ExitCode = values.Has(ExitCodeOption),
        };
    }
}
