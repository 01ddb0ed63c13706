using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports;

/// <summary>The namespaces of which labels enforce less than what is enforced now, told the same way by every verb.</summary>
public static class LoweredLevels
{
    private const int Shown = 5;

    /// <summary>A warning for standard error; null when a plan lowers none.</summary>
    /// <param name="namespaces">The namespaces that are about to be labelled; null for all of the plan.</param>
    public static Diagnostic? Warning(Plan plan, IReadOnlySet<string>? namespaces = null) =>
        Warning([.. Lines(plan.Namespaces.Where(item => namespaces?.Contains(item.Name) != false))]);

    /// <summary>The same for what changes in a repository.</summary>
    public static Diagnostic? Warning(IEnumerable<NamespaceChange> changes) => Warning([.. Lines(changes)]);

    /// <summary><c>shop: restricted → baseline</c>, a line for each namespace.</summary>
    internal static IEnumerable<string> Lines(IEnumerable<NamespacePlan> namespaces) => Lines(namespaces.Select(item => (item, item.Labels)));

    /// <inheritdoc cref="Lines(IEnumerable{NamespacePlan})"/>
    internal static IEnumerable<string> Lines(IEnumerable<NamespaceChange> changes) =>
        Lines(changes.Where(change => change.ChangesFiles).Select(change => (change.Plan, change.Modes)));

    private static IEnumerable<string> Lines(IEnumerable<(NamespacePlan Plan, ImmutableArray<ModeLabels> Modes)> all) =>
        from item in all
        from labels in item.Modes
        let now = labels.LowersFrom(item.Plan.Defaults)
        where now is not null
        select $"{item.Plan.Name}: {now.Value.Name()}{(labels.CurrentLevel is null ? " (the API server's default)" : "")} → {labels.Wanted.Level.Name()}";

    private static Diagnostic? Warning(string[] lines) => lines.Length == 0
        ? null
        : new(
            Severity.Warning,
            $"{Phrase.Count("namespace", lines.Length)} would enforce less than now",
            Position.None,
            string.Join('\n', [.. lines.Take(Shown), .. lines.Length > Shown ? [$"and {lines.Length - Shown} more"] : Array.Empty<string>()]));
}
