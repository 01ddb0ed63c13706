using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports;

/// <summary>The namespaces of which labels enforce less than what is enforced now, told the same way by every verb.</summary>
public static class LoweredLevels
{
    private const int Names = 5;

    /// <summary>A warning for standard error; null when a plan lowers none.</summary>
    /// <param name="namespaces">The namespaces that are about to be labelled; null for all of the plan.</param>
    public static Diagnostic? Warning(Plan plan, IReadOnlySet<string>? namespaces = null) =>
        Warning(Of(plan, namespaces));

    /// <summary>The same for what changes in a repository.</summary>
    public static Diagnostic? Warning(IEnumerable<NamespaceChange> changes) =>
        Warning(Of(changes.Where(change => change.ChangesFiles).Select(change => (change.Plan, change.Modes))));

    /// <summary>How many there are; for each way down a line: <c>shop and web: restricted → baseline</c>.</summary>
    internal static (int Count, string[] Lines) Of(Plan plan, IReadOnlySet<string>? namespaces = null) =>
        Of(plan.Namespaces.Where(item => namespaces?.Contains(item.Name) != false).Select(item => (item, item.Labels)));

    internal static string Say(int count) => $"{Phrase.Count("namespace", count)} would enforce less than now";

    private static (int Count, string[] Lines) Of(IEnumerable<(NamespacePlan Plan, ImmutableArray<ModeLabels> Modes)> all)
    {
        var lowered =
            from item in all
            from labels in item.Modes
            let now = labels.LowersFrom(item.Plan.Defaults)
            where now is not null
            let source = labels.CurrentLevel is null ? " (the API server's default)" : ""
            select (item.Plan.Name, Way: $"{now.Value.Name()}{source} → {labels.Wanted.Level.Name()}");
        var ways = lowered.ToLookup(item => item.Way, item => item.Name, StringComparer.Ordinal);
        return (ways.Sum(same => same.Count()), [.. ways.Select(same => $"{Phrase.List([.. same], Names)}: {same.Key}")]);
    }

    private static Diagnostic? Warning((int Count, string[] Lines) lowered) => lowered.Count == 0
        ? null
        : new(Severity.Warning, Say(lowered.Count), Position.None, string.Join('\n', lowered.Lines));
}
