using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Sections;

/// <summary>The table of namespaces; those with the same answer share a row.</summary>
internal static class NamespacesSection
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "CURRENT", "PROPOSED", "AUDIT/WARN", "BY POLICY", "THROUGH"];

    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        if (plan.Namespaces.IsEmpty)
            yield break;
        yield return new Heading("Namespaces");
        var rows = plan.Namespaces
            .GroupBy(item => (Current(item), Proposed(item), AuditAndWarn(item), By(item)))
            .Select(group => Row([.. group], group.Key, style));
        yield return new Table(Headers, [.. rows]);
        foreach (var block in Kept(plan, style).Concat(WithoutLevel(plan, style)).Concat(Narrower(plan, style)))
            yield return block;
    }

    private static ImmutableArray<string> Row(
        NamespacePlan[] same, (string Current, string Proposed, string AuditAndWarn, string By) cells, Style style) =>
    [
        Phrase.List([.. same.Select(item => item.Name)], style.Names),
        cells.Current,
        cells.Proposed,
        cells.AuditAndWarn,
        cells.By,
        Through(same, style),
    ];

    private static string Current(NamespacePlan plan) => Present(
        plan.Present.GetValueOrDefault(PodSecurityLabels.LevelKey(Mode.Enforce)),
        plan.Present.GetValueOrDefault(PodSecurityLabels.VersionKey(Mode.Enforce)));

    private static string Present(string? level, string? version) => $"{level ?? "-"}{(version is null ? "" : ":" + version)}";

    private static string Proposed(NamespacePlan plan) => Say(plan, Mode.Enforce);

    private static string AuditAndWarn(NamespacePlan plan)
    {
        var (audit, warn) = (Say(plan, Mode.Audit), Say(plan, Mode.Warn));
        return string.Equals(audit, warn, StringComparison.Ordinal) ? audit : $"{audit}/{warn}";
    }

    private static string Say(NamespacePlan plan, Mode mode) => plan.Labels.FirstOrDefault(labels => labels.Mode == mode) switch
    {
        null => "-",
        { IsKept: true } labels => $"{Present(labels.CurrentLevel, labels.CurrentVersion)} (kept)",
        { IsAsWanted: true } labels => $"{labels.Wanted} (as it is)",
        var labels => labels.Wanted.ToString(),
    };

    private static string By(NamespacePlan plan)
    {
        if (plan.Level is null)
            return "-";
        if (plan.DecidedBy is not { } policy)
            return "its workloads";
        return plan.Policies.Length == 1 ? policy.Name : $"{policy.Name} (of {plan.Policies.Length})";
    }

    private static string Through(NamespacePlan[] same, Style style)
    {
        var bindings = Phrase.Bindings(same.SelectMany(item => item.Grants.Where(grant =>
            item.DecidedBy is null || string.Equals(grant.Policy, item.DecidedBy.Name, StringComparison.Ordinal))));
        return bindings.Count == 0 ? "-" : Phrase.List(bindings, style.Names);
    }

    private static IEnumerable<Block> Kept(Plan plan, Style style) => plan.Namespaces
        .SelectMany(item => item.Labels.Where(labels => labels.IsKept).Select(labels => (item.Name, Text: $"{labels.Mode.Name()} {Present(labels.CurrentLevel, labels.CurrentVersion)} stays, though {labels.Wanted} is proposed")))
        .GroupBy(item => item.Text, StringComparer.Ordinal)
        .Select(group => new Item($"{Phrase.List([.. group.Select(item => item.Name)], style.Names)}: {group.Key} (--overwrite replaces it).", Tone.Warning))
        .ToImmutableArray() is { IsEmpty: false } items ? [new Items(items)] : [];

    private static IEnumerable<Block> WithoutLevel(Plan plan, Style style) => plan.Namespaces
        .Where(item => item.WithoutLevel != NoLevel.None)
        .GroupBy(item => item.WithoutLevel)
        .OrderBy(group => group.Key)
        .Select(group => new Paragraph($"No level for {Phrase.List([.. group.Select(item => item.Name)], style.Names)}: {Why(group.Key, plan)}"));

    /// <summary>Namespaces that one wide policy keeps from the level of another.</summary>
    private static IEnumerable<Block> Narrower(Plan plan, Style style) => plan.Namespaces
        .Where(item => item.DecidedBy is not null && item.Policies.Max(policy => policy.LevelFor(plan.Options.Fit)) > item.Level)
        .GroupBy(item => (
            By: item.DecidedBy!.Name,
            Level: item.Policies.Where(policy => policy.LevelFor(plan.Options.Fit) > item.Level).Min(policy => policy.LevelFor(plan.Options.Fit))))
        .Select(group => new Paragraph(
            $"But for policies as wide as {group.Key.By}, {group.Key.Level.Name()} would fit {Phrase.List([.. group.Select(item => item.Name)], style.Names)}."
            + " If no pod there needs them, take the grant away first, or use --policies narrowest."));

    private static string Why(NoLevel reason, Plan plan) => reason switch
    {
        NoLevel.Exempt => "exempt by the API server's configuration, so labels would have no effect.",
        _ when !plan.HasBindings => "the input has no bindings, so nothing is known of who may use which policy.",
        _ => $"no service account there may use a policy of the input. {Grants.WithoutPolicy(plan)}",
    };
}
