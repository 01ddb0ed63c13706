using PspMigrate.Conversion.Machine;

namespace PspMigrate.Conversion;

/// <summary>Judges a namespace's workloads by the policies that their service accounts and their creators may use, and by the levels.</summary>
/// <remarks>Pods of an exempt runtime class, or created by an exempt user, pass every level (facts/pod-security-admission.md, 27).</remarks>
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
        if (configuration is not null && IfExempt(configuration, workload, admission) is { IsExempt: true } exempt)
            return exempt with { Judged = judged };
        var (strictest, afterFix) = _levels.Of(shape, admission.Policy);
        return new(workload, admission, _version, strictest, afterFix) { Judged = judged };
    }

    private WorkloadState IfExempt(PodSecurityConfiguration from, Workload workload, Admission admission)
    {
        return new(workload, admission, _version, Level.Restricted, Level.Restricted)
        {
            ExemptRuntimeClass = Among(from.ExemptRuntimeClasses, workload.Template.RuntimeClassName),
            ExemptUser = Among(from.ExemptUsernames, admission.Controller is { } account ? Identity.UserOf(Controllers.Namespace, account) : null),
        };

        static string? Among(ValueList<string> names, string? name) => name is not null && names.Contains(name, StringComparer.Ordinal) ? name : null;
    }
}
