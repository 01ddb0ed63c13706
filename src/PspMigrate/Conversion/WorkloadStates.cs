using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Conversion;

/// <summary>Judges a namespace's workloads by the policies that their service accounts and their creators may use, and by the levels.</summary>
internal sealed class WorkloadStates(Admissions admissions, KubernetesVersion version)
{
    public WorkloadSummary Of(IEnumerable<Workload> workloads)
    {
        var states = workloads.Select(State).ToImmutableArray();
        return states.IsEmpty ? WorkloadSummary.None : new(states);
    }

    private WorkloadState State(Workload workload)
    {
        var admission = admissions.Of(workload);
        var strictest = Evaluator.Strictest(PodDefaults.Apply(workload.Template), version);
        return new(workload, admission, version, strictest, AfterFix(workload.Template, admission.Policy, strictest));
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
