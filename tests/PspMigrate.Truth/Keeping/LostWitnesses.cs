using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Truth.Keeping;

/// <summary>Pods that show what a level lets in and a policy refused, as far as it is kept.</summary>
public static class LostWitnesses
{
    /// <summary>A rule may need several clauses: a witness for each of so many values, one after the other.</summary>
    private const int PerRule = 6;

    /// <summary>The witnesses of each rule that is kept of one policy.</summary>
    public static IEnumerable<(KeptRule Rule, Pod Pod)> Of(Kept kept, Comparison comparison) =>
        from rule in kept.Rules
        where rule.Reason is null && string.Equals(rule.Policy, comparison.Policy.Name, StringComparison.Ordinal)
        from finding in comparison.Findings
        where finding.Kind == FindingKind.Lost && finding.Control == rule.Control && !(finding.Values & rule.Values).IsEmpty
        from pod in Examples(comparison, finding, finding.Values & rule.Values)
        select (rule, pod);

    /// <summary>
    /// Whether no pod satisfies both a policy and a level, as where seccomp must be left out by the one and be set by the other: all pods break that
    /// clause, too.
    /// </summary>
    public static bool NoneSatisfies(PodSecurityPolicy policy, LevelVersion at) =>
        ControlTable.All.Any(control => control.Domain.Contains(Value.Unset) && (control.Submitted(policy) & control.Allowed(at)).IsEmpty);

    private static IEnumerable<Pod> Examples(Comparison comparison, Finding finding, ValueSet values)
    {
        for (var i = 0; i < PerRule && finding.Control.Example(values) is { } value; i++)
        {
            if (Witnesses.Make(comparison, finding with { Values = ValueSet.Of(value) })?.Pod is { } pod)
                yield return pod;
            values -= ValueSet.Of(value);
        }
    }
}
