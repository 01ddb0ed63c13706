using System.Collections.Immutable;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>How kept policies are printed.</summary>
internal enum KeepOutput
{
    Yaml,
    Json,
    Kustomize,
    Name,
}

/// <summary>What <c>keep</c> is asked to do, checked.</summary>
internal sealed record KeepVerbOptions
{
    private static readonly Choice<KeepScope> ScopeOption = new("--scope", "Who may use a policy: the accounts of today, who RBAC grants it to then, or everybody in the namespace",
        ("accounts", KeepScope.Accounts), ("grants", KeepScope.Grants), ("namespace", KeepScope.Namespace));

    private static readonly Choice<KeepParts> PartsOption = new("--parts", "Keep what policies refused, what they filled in, or both",
        ("all", KeepParts.All), ("validate", KeepParts.Validate), ("fill", KeepParts.Fill));

    private static readonly Choice<KeepActions> ActionsOption = new("--actions", "What happens to pods that break a rule",
        ("Deny", KeepActions.Deny), ("Warn,Audit", KeepActions.WarnAndAudit));

    private static readonly Choice<bool> EphemeralOption = new("--ephemeral", "Ephemeral containers, which PodSecurityPolicy didn't look at",
        ("judge", true), ("skip", false));

    private static readonly Choice<KeepOutput> OutputOption = new("-o|--output", "Form of the policies",
        ("yaml", KeepOutput.Yaml), ("json", KeepOutput.Json), ("kustomize", KeepOutput.Kustomize), ("name", KeepOutput.Name));

    private static readonly Choice<ReportFormat> ReportOption = new("--report", "Form of the report on standard error",
        ("text", ReportFormat.Text), ("json", ReportFormat.Json), ("none", ReportFormat.None));

    private static readonly Option ExitCodeOption = new("--exit-code", null, "Exit with 1 when something isn't kept");

    /// <summary>How to keep; the same in every verb that can.</summary>
    public static readonly OptionGroup KeepingGroup = new("Keeping", ScopeOption, PartsOption, ActionsOption, EphemeralOption);

    /// <summary>The options as the help text shows them.</summary>
    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        LevelOptions.Group,
        KeepingGroup,
        new("Output", OutputOption, ReportOption, ExitCodeOption),
    ];

    public InputOptions Input { get; init; } = new();
    public LevelOptions Levels { get; init; } = new();
    public KeepOptions Keeping { get; init; } = new();
    public KeepOutput Output { get; init; }
    public ReportFormat Report { get; init; }
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
            Report = values.Of(ReportOption),
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
        DefaultNamespace = input.DefaultNamespace.Name ?? "default",
    };
}
