using System.Collections.Immutable;
using PspMigrate.Access;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Standards;

namespace PspMigrate.Conversion;

/// <summary>Judges a namespace's workloads by the policies that their service accounts may use, and by the levels.</summary>
internal sealed class WorkloadStates(
    IReadOnlyDictionary<string, PolicyPlan> policies, NamespaceAccess access, KubernetesVersion version)
{
    private readonly Dictionary<string, ImmutableArray<PodSecurityPolicy>> _usable = access.Accounts.ToDictionary(
        account => account.Account,
        account => account.Policies.Where(policies.ContainsKey).Select(name => policies[name].Policy).ToImmutableArray(),
        StringComparer.Ordinal);

    public WorkloadSummary Of(IEnumerable<Workload> workloads)
    {
        var states = workloads.Select(State).ToImmutableArray();
        return states.IsEmpty ? WorkloadSummary.None : new(states);
    }

    private WorkloadState State(Workload workload)
    {
        var pod = PodDefaults.Apply(workload.Template);
        var usable = _usable.GetValueOrDefault(workload.ServiceAccount, []);
        var admission = PolicyAdmission.Admit(usable, pod, ServerFeatures.Newest);
        var stricter = Verdict.Pass;
        foreach (var level in Levels.StrictestFirst)
        {
            var verdict = Evaluator.Evaluate(pod, new(level, version));
            if (verdict.Allowed)
                return new(workload, admission.Allowed ? admission.Policy : null, level, stricter);
            stricter = verdict;
        }

        return new(workload, admission.Allowed ? admission.Policy : null, Level.Privileged, stricter);
    }
}
