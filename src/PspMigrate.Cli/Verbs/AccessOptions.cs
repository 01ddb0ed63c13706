using PspMigrate.Cli.Cluster;

namespace PspMigrate.Cli.Verbs;

/// <summary>How the answer of <c>access</c> is printed.</summary>
/// <param name="IsWide">Whether tables show places, too.</param>
internal sealed record AccessForm(ReportForm Form, bool IsWide = false);

/// <summary>What <c>access</c> is asked, checked.</summary>
/// <param name="Policy">The only policy asked for; null for all.</param>
internal sealed record AccessOptions(string? Policy, InputOptions Input, bool WhoCanLabel, bool Role, AccessForm Output)
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

    public static AccessOptions From(ParsedArguments values)
    {
        if (values.Arguments.Count > 1)
            throw new CommandException("access takes one policy at most", "name files with -f");
        var policy = values.Arguments.Count == 1 ? values.Arguments[0] : null;
        var options = new AccessOptions(policy, InputOptions.From(values, []), values.Has(LabelOption), values.Has(RoleOption), values.Of(OutputOption));
        return options is { WhoCanLabel: true, Policy: not null }
            ? throw new CommandException("--who-can-label doesn't take a policy", "leave the policy out")
            : options;
    }
}
