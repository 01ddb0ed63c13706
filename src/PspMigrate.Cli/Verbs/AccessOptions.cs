using PspMigrate.Cli.Cluster;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>How the answer of <c>access</c> is printed.</summary>
/// <param name="IsWide">Whether tables show places, too.</param>
internal sealed record AccessForm(ReportForm Form, bool IsWide = false);

/// <summary>What <c>access</c> is asked, checked.</summary>
internal sealed record AccessOptions
{
    private static readonly Option LabelOption = new("--who-can-label", null, "Show who may change namespaces, and so lower their level");
    private static readonly Option RoleOption = new("--rbac", null, "Print the minimal roles that pspmigrate needs");

    private static readonly Choice<AccessForm> OutputOption = new("-o|--output", "Format of the answer",
    [
        ("table", new(ReportForm.Text)), ("wide", new(ReportForm.Text, IsWide: true)),
        .. Choice.Answers
            .Where(form => form.Value != ReportForm.Text && form.Value != ReportForm.Table)
            .Select(form => (form.Word, new AccessForm(form.Value))),
    ]);

    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        new("Question", LabelOption, RoleOption),
        InputOptions.Group,
        ClusterOptions.Group,
        WithoutOptions.Group,
        new("Output", OutputOption),
    ];

    /// <summary>The only policy asked for; null for all.</summary>
    public string? Policy { get; init; }
    public InputOptions Input { get; init; } = new();
    public bool WhoCanLabel { get; init; }
    public bool Role { get; init; }
    public required AccessForm Output { get; init; }

    public static AccessOptions From(ParsedArguments values)
    {
        if (values.Arguments.Count > 1)
            throw new CommandException("access takes one policy at most", "name files with -f");
        var options = new AccessOptions
        {
            Policy = values.Arguments.Count == 1 ? values.Arguments[0] : null,
            Input = InputOptions.From(values, []),
            WhoCanLabel = values.Has(LabelOption),
            Role = values.Has(RoleOption),
            Output = values.Of(OutputOption),
        };
        return options is { WhoCanLabel: true, Policy: not null }
            ? throw new CommandException("--who-can-label doesn't take a policy", "leave the policy out")
            : options;
    }
}
