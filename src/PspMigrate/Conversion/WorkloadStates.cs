using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Conversion;

/// <summary>Judges a namespace's workloads by the policies that their service accounts may use, and by the levels.</summary>
internal sealed class WorkloadStates(Admissions admissions, KubernetesVersion version)
{
    public WorkloadSummary Of(IEnumerable<Workload> workloads)
    {
        var states = workloads.Select(State).ToImmutableArray();
        return states.IsEmpty ? WorkloadSummary.None : new(states);
    }

    private WorkloadState State(Workload workload)
    {
        var policy = admissions.AdmittedBy(admissions.Decide(workload));
        var (strictest, verdict) = Strictest(_ => workload.Template, version);
        var (afterFix, verdictAfterFix) = verdict.Allowed
            ? (strictest, verdict)
            : Strictest(level => Fixer.Apply(workload.Template, policy, new(level, version)), version);
        return new(workload, policy?.Name, strictest, verdict) { StrictestAfterFix = afterFix, VerdictAfterFix = verdictAfterFix };
    }

    /// <summary>The strictest level that a pod passes, and what the next stricter one says of it.</summary>
    internal static (Level Level, Verdict Stricter) Strictest(Func<Level, Pod> podFor, KubernetesVersion version)
    {
        var stricter = Verdict.Pass;
        foreach (var level in new[] { Level.Restricted, Level.Baseline })
        {
            var verdict = Evaluator.Evaluate(PodDefaults.Apply(podFor(level)), new(level, version));
            if (verdict.Allowed)
                return (level, stricter);
            stricter = verdict;
        }

        return (Level.Privileged, stricter);
    }
}
