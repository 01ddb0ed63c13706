using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Conversion.Checks;

/// <summary>Checks the workloads of the input: who admits them today, and what the level of their namespace says.</summary>
public static class Checker
{
    /// <param name="plan">The plan: what it found out of each workload is not worked out again.</param>
    /// <returns>The namespaces that have workloads, by name.</returns>
    public static ImmutableArray<NamespaceCheck> Check(Plan plan, CheckSettings settings) =>
    [
        .. from item in plan.Namespaces
           where item.Workloads.Count > 0
           let level = NamespaceLevel.Of(item, plan, settings)
           let known = plan.Analysis.Namespaces.GetValueOrDefault(item.Name)
           select new NamespaceCheck(
               item.Name, level, [.. item.Workloads.States.Select(state => Of(state, plan, level.At, known, settings) with { Unknown = item.Unknown })]),
    ];

    private static WorkloadCheck Of(WorkloadState state, Plan plan, LevelVersion at, NamespaceObject? item, CheckSettings settings)
    {
        var workload = state.Workload;
        var isFilled = !ReferenceEquals(state.Judged, workload.Template);
        var fix = Fixer.Make(workload, state.Policy, at, settings.KeepFilled);
        return new()
        {
            State = state,
            PolicyState = plan.PolicyState,
            HasGrants = plan.HasGrants,
            SaysAdmittedBy = string.Equals(state.SaysAdmittedBy, state.AdmittedBy, StringComparison.Ordinal) ? null : state.SaysAdmittedBy,
            Verdict = state.IsExempt ? Verdict.Pass : isFilled ? Evaluator.Evaluate(PodDefaults.Apply(state.Judged), at) : fix.Before,
            Strictest = isFilled ? Evaluator.Strictest(PodDefaults.Apply(state.Judged), at.Version) : state.StrictestAsWritten(at.Version),
            Kept = plan.Kept is { } kept ? KeptVerdict.Of(kept, workload.Namespace, state) : null,
            Fix = fix,
            Sidecar = Sidecar.Of(workload, item),
            IsStaticPod = Admissions.IsMirror(workload),
        };
    }
}
