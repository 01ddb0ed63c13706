using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>How to keep what levels lose; the same in every verb that can.</summary>
internal static class KeepingOptions
{
    private static readonly Choice<KeepScope> ScopeOption = Choice
        .Of<KeepScope>("--scope", "Who may use a policy: today's accounts, whoever RBAC grants it to at request time, or everybody in the namespace");

    private static readonly Choice<KeepParts> PartsOption = Choice.Of<KeepParts>(
        "--parts", "Keep both, only what policies refused, or only what they filled in");

    private static readonly Choice<KeepActions> ActionsOption = new("--actions", "What happens to pods that break a rule",
        ("Deny", KeepActions.Deny), ("Warn,Audit", KeepActions.WarnAndAudit));

    private static readonly Choice<bool> EphemeralOption = new("--ephemeral", "Ephemeral containers, which PodSecurityPolicy didn't look at",
        ("judge", true), ("skip", false));

    private static readonly Option GuardOption =
        new("--guard-labels", null, "Also guard the labels: only those who may change every namespace may lower or remove them");

    public static readonly OptionGroup Group = new("Keeping", ScopeOption, PartsOption, ActionsOption, EphemeralOption, GuardOption);

    /// <summary>How to keep, as typed.</summary>
    public static KeepOptions From(ParsedArguments values, InputOptions input) => new()
    {
        Scope = values.Of(ScopeOption),
        Parts = values.Of(PartsOption),
        Actions = values.Of(ActionsOption),
        JudgesEphemeral = values.Of(EphemeralOption),
        GuardsLabels = values.Has(GuardOption),
        DefaultNamespace = input.DefaultNamespace.Name ?? "default",
    };
}

/// <summary>The option <c>--keep</c> of verbs that keep only when they are asked to, and the options that go with it.</summary>
/// <param name="help">What the verb does then.</param>
internal sealed class KeepOption(string help) : Option("--keep", null, help)
{
    public OptionGroup Group => new("Keeping", [this, .. KeepingOptions.Group.Options]);

    /// <summary>How to keep; null to leave it.</summary>
    public KeepOptions? From(ParsedArguments values, InputOptions input) => values.Has(this) ? KeepingOptions.From(values, input) : null;
}
