using System.Collections.Immutable;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Sections;

/// <summary>The table of namespaces; those with the same answer share a row.</summary>
internal static class NamespacesSection
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "CURRENT", "PROPOSED", "AUDIT/WARN", "BY POLICY", "THROUGH"];

    public static IEnumerable<Block> Of(Plan plan, ListLimits limits)
    {
        if (plan.Namespaces.IsEmpty)
            yield break;
        yield return new Heading("Namespaces");
        var rows = plan.Namespaces
            .GroupBy(item => (Current(item), Proposed(item), AuditAndWarn(item), By(item)))
            .Select(group => Row([.. group], group.Key, limits));
        yield return new Table(Headers, [.. rows]);
        foreach (var block in Kept(plan, limits).Concat(WithoutLevel(plan, limits)))
            yield return block;
    }

    private static ImmutableArray<string> Row(
        NamespacePlan[] same, (string Current, string Proposed, string AuditAndWarn, string By) cells, ListLimits limits) =>
    [
        Phrase.List([.. same.Select(item => item.Name)], limits.Names),
        cells.Current,
        cells.Proposed,
        cells.AuditAndWarn,
        cells.By,
        Through(same, limits),
    ];

    private static string Current(NamespacePlan plan) =>
        plan.Labels.FirstOrDefault(labels => labels.Mode == Mode.Enforce) is { CurrentLevel: not null } enforce
            ? Present(enforce)
            : "-";

    private static string Present(ModeLabels labels) =>
        $"{labels.CurrentLevel ?? "-"}{(labels.CurrentVersion is { } version ? ":" + version : "")}";

    private static string Proposed(NamespacePlan plan) => Say(plan, Mode.Enforce);

    private static string AuditAndWarn(NamespacePlan plan)
    {
        var (audit, warn) = (Say(plan, Mode.Audit), Say(plan, Mode.Warn));
        return string.Equals(audit, warn, StringComparison.Ordinal) ? audit : $"{audit}/{warn}";
    }

    private static string Say(NamespacePlan plan, Mode mode) => plan.Labels.FirstOrDefault(labels => labels.Mode == mode) switch
    {
        null => "-",
        { IsKept: true } labels => $"{Present(labels)} (kept)",
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

    private static string Through(NamespacePlan[] same, ListLimits limits)
    {
        var bindings = Phrase.Bindings(same.SelectMany(item => item.Grants.Where(grant =>
            item.DecidedBy is null || string.Equals(grant.Policy, item.DecidedBy.Name, StringComparison.Ordinal))));
        return bindings.Count == 0 ? "-" : Phrase.List(bindings, limits.Names);
    }

    private static IEnumerable<Block> Kept(Plan plan, ListLimits limits) => plan.Namespaces
        .SelectMany(item => item.Labels.Where(labels => labels.IsKept).Select(labels => (item.Name, Text: $"{labels.Mode.Name()} {Present(labels)} stays, though {labels.Wanted} is proposed")))
        .GroupBy(item => item.Text, StringComparer.Ordinal)
        .Select(group => new Item($"{Phrase.List([.. group.Select(item => item.Name)], limits.Names)}: {group.Key} (--overwrite replaces it).", Tone.Warning))
        .ToImmutableArray() is { IsEmpty: false } items ? [new Items(items)] : [];

    private static IEnumerable<Block> WithoutLevel(Plan plan, ListLimits limits) => plan.Namespaces
        .Where(item => item.WithoutLevel != NoLevel.None)
        .GroupBy(item => item.WithoutLevel)
        .OrderBy(group => group.Key)
        .Select(group => new Paragraph($"No level for {Phrase.List([.. group.Select(item => item.Name)], limits.Names)}: {Why(group.Key, plan)}"));

    private static string Why(NoLevel reason, Plan plan) => reason switch
    {
        NoLevel.Exempt => "the API server's configuration exempts it, so labels would have no effect.",
        _ when !plan.HasBindings => "the input has no bindings, so nothing is known of who may use which policy.",
        _ => "no policy of the input can be used there, so PodSecurityPolicy refuses every pod there today.",
    };
}
