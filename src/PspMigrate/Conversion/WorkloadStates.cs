using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Machine;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Conversion;

/// <summary>Judges a namespace's workloads by the policies that their service accounts and their creators may use, and by the levels.</summary>
/// <remarks>Pods of an exempt runtime class pass every level (facts/pod-security-admission.md, 27).</remarks>
internal sealed class WorkloadStates(Admissions admissions, PodSecurityConfiguration? configuration, PlanOptions options)
{
    private readonly KubernetesVersion _version = options.Version;
    private readonly ConcurrentDictionary<(PodShape Shape, PodSecurityPolicy? Policy), (Level Strictest, Level AfterFix)> _levels = new(ByReference.Instance);

    public WorkloadSummary Of(IEnumerable<Workload> workloads)
    {
        var states = workloads.Select(State).ToImmutableArray();
        return states.IsEmpty ? WorkloadSummary.None : new(states);
    }

    private WorkloadState State(Workload workload)
    {
        var shape = admissions.ShapeOf(workload);
        var admission = admissions.Of(workload, shape);
        var judged = Judged(workload.Template, admission.Policy);
        if (configuration is not null && workload.Template.RuntimeClassName is { Length: > 0 } name
            && configuration.ExemptRuntimeClasses.Contains(name, StringComparer.Ordinal))
            return new(workload, admission, _version, Level.Restricted, Level.Restricted) { Judged = judged, IsExempt = true };
        var (strictest, afterFix) = _levels.GetOrAdd((shape, admission.Policy), Levels);
        return new(workload, admission, _version, strictest, afterFix) { Judged = judged };
    }

    private (Level Strictest, Level AfterFix) Levels((PodShape Shape, PodSecurityPolicy? Policy) pods)
    {
        var judged = Judged(pods.Shape.Pod, pods.Policy);
        var strictest = Evaluator.Strictest(PodDefaults.Apply(judged), _version);
        return (strictest, AfterFix(judged, pods.Policy, strictest));
    }

    private Pod Judged(Pod written, PodSecurityPolicy? policy) => options.FillsIn ? FilledPods.Of(written, policy, _version) : written;

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

    /// <summary>Policies are large records; there is one of each.</summary>
    private sealed class ByReference : IEqualityComparer<(PodShape Shape, PodSecurityPolicy? Policy)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((PodShape Shape, PodSecurityPolicy? Policy) x, (PodShape Shape, PodSecurityPolicy? Policy) y) =>
            ReferenceEquals(x.Shape, y.Shape) && ReferenceEquals(x.Policy, y.Policy);

        public int GetHashCode((PodShape Shape, PodSecurityPolicy? Policy) obj) =>
            HashCode.Combine(obj.Shape, RuntimeHelpers.GetHashCode(obj.Policy));
    }
}
