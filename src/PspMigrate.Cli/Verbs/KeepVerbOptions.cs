using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>keep</c> is asked to do, checked.</summary>
/// <param name="Report">The report beside the policies.</param>
internal sealed record KeepVerbOptions(
    InputOptions Input, LevelOptions Levels, KeepOptions Keeping, ObjectForm<Kept> Output, ReportTarget Report, bool ExitCode)
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

    public static KeepVerbOptions From(ParsedArguments values)
    {
        var input = InputOptions.From(values, values.Arguments);
        return new(
            input, LevelOptions.From(values), KeepingOptions.From(values, input), values.Of(OutputOption), ReportTarget.From(values, ReportForm.Text),
            values.Has(ExitCodeOption));
    }
}
