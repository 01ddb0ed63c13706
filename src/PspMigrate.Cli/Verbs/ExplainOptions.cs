using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>explain</c> is asked, checked.</summary>
/// <param name="Name">What to explain; null for a list of what can be.</param>
internal sealed record ExplainOptions(string? Name, ReportForm Output)
{
    private static readonly Choice<ReportForm> OutputOption = ReportOptions.Answer();

    public static readonly ImmutableArray<OptionGroup> Groups = [new("Output", OutputOption)];

    /// <summary>Understands what was typed; words that aren't quoted count as one name.</summary>
    public static ExplainOptions From(ParsedArguments values) =>
        new(values.Arguments.Count == 0 ? null : string.Join(' ', values.Arguments), values.Of(OutputOption));
}
