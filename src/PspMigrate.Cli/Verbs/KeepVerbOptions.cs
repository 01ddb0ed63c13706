using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>keep</c> is asked to do, checked.</summary>
internal sealed record KeepVerbOptions
{
    private static readonly Choice<KeepScope> ScopeOption = Choice
        .Of<KeepScope>("--scope", "Who may use a policy: today's accounts, whoever RBAC grants it to at request time, or everybody in the namespace");

    private static readonly Choice<KeepParts> PartsOption = Choice.Of<KeepParts>("--parts", "Keep what policies refused, what they filled in, or both");

    private static readonly Choice<KeepActions> ActionsOption = new("--actions", "What happens to pods that break a rule",
        ("Deny", KeepActions.Deny), ("Warn,Audit", KeepActions.WarnAndAudit));

    private static readonly Choice<bool> EphemeralOption = new("--ephemeral", "Ephemeral containers, which PodSecurityPolicy didn't look at",
        ("judge", true), ("skip", false));

    private static readonly Option GuardOption =
        new("--guard-labels", null, "Also guard the labels: only those who may change every namespace may lower or remove them");

    private static readonly Choice<ObjectForm<Kept>> OutputOption = Choice.Of("-o|--output", "Format of the policies", KeptForms.All);

    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("something isn't kept");

    /// <summary>How to keep; the same in every verb that can.</summary>
    public static readonly OptionGroup KeepingGroup = new("Keeping", ScopeOption, PartsOption, ActionsOption, EphemeralOption, GuardOption);

    /// <summary>The options as the help text shows them.</summary>
    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.Group,
        KeepingGroup,
        new("Output", [OutputOption, .. ReportTarget.Options, ExitCodeOption]),
    ];

    public InputOptions Input { get; init; } = new();
    public LevelOptions Levels { get; init; } = new();
    public KeepOptions Keeping { get; init; } = new();
    public required ObjectForm<Kept> Output { get; init; }
    /// <summary>The report beside the policies.</summary>
    public required ReportTarget Report { get; init; }
    public bool ExitCode { get; init; }

    /// <summary>Understands what was typed.</summary>
    /// <exception cref="CommandException">A value is wrong.</exception>
    public static KeepVerbOptions From(ParsedArguments values)
    {
        var input = InputOptions.From(values, values.Arguments);
        return new()
        {
            Input = input,
            Levels = LevelOptions.From(values),
            Keeping = KeepingFrom(values, input),
            Output = values.Of(OutputOption),
            Report = ReportTarget.From(values, ReportForm.Text),
            ExitCode = values.Has(ExitCodeOption),
        };
    }

    /// <summary>How to keep, as typed.</summary>
    public static KeepOptions KeepingFrom(ParsedArguments values, InputOptions input) => new()
    {
        Scope = values.Of(ScopeOption),
        Parts = values.Of(PartsOption),
        Actions = values.Of(ActionsOption),
        JudgesEphemeral = values.Of(EphemeralOption),
        GuardsLabels = values.Has(GuardOption),
        DefaultNamespace = input.DefaultNamespace.Name ?? "default",
    };
}
