using PspMigrate.Conversion.Machine;

namespace PspMigrate.Conversion;

/// <summary>Judges a namespace's workloads by the policies that their service accounts and their creators may use, and by the levels.</summary>
/// <remarks>Pods of an exempt runtime class pass every level (facts/pod-security-admission.md, 27).</remarks>
internal sealed class WorkloadStates(Admissions admissions, PodSecurityConfiguration? configuration, PlanOptions options)
{
    private readonly KubernetesVersion _version = options.Version;
    private readonly ShapeLevels _levels = new(options);

    public WorkloadSummary Of(IEnumerable<Workload> workloads)
    {
        var states = workloads.Select(State).ToImmutableArray();
        return states.IsEmpty ? WorkloadSummary.None : new(states);
    }

    private WorkloadState State(Workload workload)
    {
        var shape = admissions.ShapeOf(workload);
        var admission = admissions.Of(workload, shape);
        var judged = ShapeLevels.Judged(workload.Template, admission.Policy, options);
        if (configuration is not null && workload.Template.RuntimeClassName is { Length: > 0 } name
            && configuration.ExemptRuntimeClasses.Contains(name, StringComparer.Ordinal))
            return new(workload, admission, _version, Level.Restricted, Level.Restricted) { Judged = judged, IsExempt = true };
        var (strictest, afterFix) = _levels.Of(shape, admission.Policy);
        return new(workload, admission, _version, strictest, afterFix) { Judged = judged };
    }
}
