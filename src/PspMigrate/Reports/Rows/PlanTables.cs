using PspMigrate.Reports.Screen;

namespace PspMigrate.Reports.Rows;

/// <summary>A plan as lines to look for: each namespace, each workload, else each policy; the same columns always, and no name cut short.</summary>
internal static class PlanTables
{
    private static readonly ImmutableArray<string> NamespaceHeaders =
        ["NAMESPACE", "NOW", "ENFORCE", "AUDIT", "WARN", "BY-POLICY", "THROUGH", "OK", "FIX", "REFUSED", "RISK", "NOTE"];

    private static readonly ImmutableArray<string> WorkloadHeaders =
        ["NAMESPACE", "WORKLOAD", "PODS", "POLICY", "ENFORCE", "RESULT", "PASSES", "AFTER-FIX", "REASON"];

    public static IEnumerable<Table> Of(Plan plan)
    {
        if (plan.Namespaces.IsEmpty)
        {
            if (!plan.Policies.IsEmpty)
                yield return PolicyRows.Of(plan, int.MaxValue);
            yield break;
        }

        yield return new(NamespaceHeaders, [.. plan.Namespaces.Select(Row)]);
        if (plan.Namespaces.Any(item => item.Workloads.Count > 0))
            yield return new(WorkloadHeaders, [.. plan.Namespaces.SelectMany(item => item.Workloads.States, Row)]);
    }

    private static ImmutableArray<Cell> Row(NamespacePlan item)
    {
        var risk = Risk.Of(item);
        return
        [
            item.Name,
            NamespacesSection.Current(item).Replace(" (default)", "", StringComparison.Ordinal),
            Planned(item, Mode.Enforce),
            Planned(item, Mode.Audit),
            Planned(item, Mode.Warn),
            List(item.Deciding.Select(policy => policy.Name)),
            List(Phrase.Bindings(item.DecidingGrants)),
            $"{risk.Fine}",
            $"{risk.Fixable}",
            $"{risk.Refused}",
            risk.RefusedNow > 0 ? "refused" : risk.IsOpen ? "open" : "-",
            Note(item),
        ];
    }

    /// <summary>What the mode's labels say in the end.</summary>
    private static string Planned(NamespacePlan item, Mode mode) => item.Labels.FirstOrDefault(labels => labels.Mode == mode) switch
    {
        null => NamespacesSection.Present(
            item.Present.GetValueOrDefault(PodSecurityLabels.LevelKey(mode)), item.Present.GetValueOrDefault(PodSecurityLabels.VersionKey(mode))),
        { IsKept: true } labels => NamespacesSection.Present(labels.CurrentLevel, labels.CurrentVersion),
        var labels => labels.Wanted.ToString(),
    };

    private static string Note(NamespacePlan item)
    {
        string[] notes =
        [
            .. item.Level is null ? new[] { $"no level: {NamespaceCells.By(item)}" } : [],
            .. item.Labels.Where(labels => labels is { IsKept: true, IsAsWanted: false })
                .Select(labels => $"{labels.Mode.Name()} stays, {labels.Wanted} proposed"),
            .. item.Level is not null && !item.Unknown.IsEmpty ? ["grants missing in the input"] : Array.Empty<string>(),
        ];
        return notes.Length == 0 ? "-" : string.Join("; ", notes);
    }

    private static ImmutableArray<Cell> Row(NamespacePlan item, WorkloadState state)
    {
        var level = item.Enforced;
        var result = level is null ? "-" : state.Strictest >= level ? "ok" : state.StrictestAfterFix >= level ? "fix" : "refused";
        return
        [
            item.Name,
            $"{state.Workload.Kind}/{state.Workload.Name}",
            $"{state.Workload.AlikePods}",
            state.AdmittedBy ?? "-",
            level?.Name() ?? "-",
            result,
            state.Strictest.Name(),
            state.StrictestAfterFix.Name(),
            result is "ok" or "-" ? "-" : state.At(level!.Value).Detail ?? "-",
        ];
    }

    private static string List(IEnumerable<string> names) => string.Join(',', names) is { Length: > 0 } list ? list : "-";
}
