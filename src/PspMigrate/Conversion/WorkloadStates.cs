using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Conversion;

/// <summary>Judges a namespace's workloads by the policies that their service accounts and their creators may use, and by the levels.</summary>
/// <remarks>Pods of an exempt runtime class pass every level (facts/pod-security-admission.md, 27).</remarks>
internal sealed class WorkloadStates(Admissions admissions, PodSecurityConfiguration? configuration, PlanOptions options)
{
    private readonly KubernetesVersion _version = options.Version;

    public WorkloadSummary Of(IEnumerable<Workload> workloads)
    {
        var states = workloads.Select(State).ToImmutableArray();
        return states.IsEmpty ? WorkloadSummary.None : new(states);
    }

    private WorkloadState State(Workload workload)
    {
        var admission = admissions.Of(workload);
        var judged = options.FillsIn ? FilledPods.Of(workload.Template, admission.Policy, _version) : workload.Template;
        if (configuration is not null && ExistingPods.IsExempt(workload.Template, configuration.ExemptRuntimeClasses))
            return new(workload, admission, _version, Level.Restricted, Level.Restricted) { Judged = judged, IsExempt = true };
        var strictest = Evaluator.Strictest(PodDefaults.Apply(judged), _version);
        return new(workload, admission, _version, strictest, AfterFix(judged, admission.Policy, strictest)) { Judged = judged };
    }

    private Level AfterFix(Pod written, PodSecurityPolicy? policy, Level strictest)
    {
        if (strictest == Level.Restricted)
            return strictest;
        var said = Fixer.SayAll(written, policy, _version);
        for (var level = Level.Restricted; level > strictest; level--)
        {
            var at = new LevelVersion(level, _version);
            if (Evaluator.Passes(PodDefaults.Apply(Fixer.Restate(said, policy, at)), at))
                return level;
        }

        return strictest;
    }
}
