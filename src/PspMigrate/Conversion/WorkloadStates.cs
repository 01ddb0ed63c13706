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
        var policy = admissions.AdmittedBy(workload);
        var strictest = Evaluator.Strictest(PodDefaults.Apply(workload.Template), version);
        return new(workload, policy, version, strictest, AfterFix(workload.Template, policy, strictest));
    }

    private Level AfterFix(Pod written, PodSecurityPolicy? policy, Level strictest)
    {
        if (strictest == Level.Restricted)
            return strictest;
        var said = Fixer.SayAll(written, policy, version);
        for (var level = Level.Restricted; level > strictest; level--)
        {
            var at = new LevelVersion(level, version);
            if (Evaluator.Passes(PodDefaults.Apply(Fixer.Restate(said, policy, at)), at))
                return level;
        }

        return strictest;
    }
}
