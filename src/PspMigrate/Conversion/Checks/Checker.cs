using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Conversion.Checks;

/// <summary>Checks the workloads of the input: who admits them today, and what the level of their namespace says.</summary>
public static class Checker
{
    /// <summary>Checks every workload.</summary>
    /// <param name="inventory">The input; its policies have passed validation.</param>
    /// <param name="settings">What to check against, where the user says so.</param>
    /// <returns>The namespaces that have workloads, by name.</returns>
    public static ImmutableArray<NamespaceCheck> Check(Inventory inventory, CheckSettings settings)
    {
        var plan = Planner.Make(inventory, (settings.Plan ?? new()) with { Version = settings.VersionOfProposals });
        var run = new Run(inventory, settings, plan);
        return [.. plan.Namespaces.Where(item => item.Workloads.Count > 0).Select(run.Check)];
    }

    private sealed class Run
    {
        private readonly Inventory _inventory;
        private readonly CheckSettings _settings;
        private readonly Plan _plan;
        private readonly Dictionary<string, NamespaceObject> _objects;

        public Run(Inventory inventory, CheckSettings settings, Plan plan)
        {
            _plan = plan;
            _inventory = inventory;
            _settings = settings;
            _objects = inventory.Namespaces.ToDictionary(item => item.Name, StringComparer.Ordinal);
        }

        public NamespaceCheck Check(NamespacePlan plan)
        {
            var item = _objects.GetValueOrDefault(plan.Name);
            var level = NamespaceLevel.Of(plan, item, _inventory.Configuration, _settings);
            return new(plan.Name, level, [.. plan.Workloads.States.Select(state => Check(state, level.At, item) with { Unknown = plan.Unknown })]);
        }

        private WorkloadCheck Check(WorkloadState state, LevelVersion at, NamespaceObject? item)
        {
            var workload = state.Workload;
            var exempt = ExemptRuntimeClass(workload.Template);
            return new()
            {
                Workload = workload,
                Admission = state.Admission,
                PolicyState = _plan.PolicyState,
                HasGrants = _plan.HasGrants,
                SaysAdmittedBy = string.Equals(state.SaysAdmittedBy, state.AdmittedBy, StringComparison.Ordinal) ? null : state.SaysAdmittedBy,
                Verdict = exempt is null ? Evaluator.Evaluate(PodDefaults.Apply(workload.Template), at) : Verdict.Pass,
                ExemptRuntimeClass = exempt,
                Strictest = Evaluator.Strictest(PodDefaults.Apply(workload.Template), at.Version),
                Fix = Fixer.Make(workload, state.Policy, at, _settings.KeepFilled),
                Sidecar = Sidecar.Of(workload, item),
                IsStaticPod = Admissions.IsMirror(workload),
            };
        }

        private string? ExemptRuntimeClass(Pod pod) =>
            pod.RuntimeClassName is { } name && _inventory.Configuration?.ExemptRuntimeClasses.Contains(name, StringComparer.Ordinal) == true ? name : null;
    }
}
