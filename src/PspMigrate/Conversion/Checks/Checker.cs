using System.Collections.Immutable;
using PspMigrate.Access;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Standards;

namespace PspMigrate.Conversion;

/// <summary>Checks the workloads of the input: who admits them today, and what the level of their namespace says.</summary>
public static class Checker
{
    /// <summary>Checks every workload.</summary>
    /// <param name="inventory">The input; its policies have passed validation.</param>
    /// <param name="settings">What to check against, where the user says so.</param>
    /// <returns>The namespaces that have workloads, by name.</returns>
    public static ImmutableArray<NamespaceCheck> Check(Inventory inventory, CheckSettings settings)
    {
        var plan = Planner.Make(inventory, new() { Version = settings.VersionOfProposals });
        var run = new Run(inventory, settings);
        return [.. plan.Namespaces.Where(item => item.Workloads.Count > 0).Select(run.Check)];
    }

    private sealed class Run
    {
        private static readonly Identity Node = new(Identity.NodeUserPrefix, [Identity.Nodes, Identity.Authenticated]);

        private readonly Inventory _inventory;
        private readonly CheckSettings _settings;
        private readonly AccessIndex _index;
        private readonly Dictionary<string, NamespaceAccess> _access;
        private readonly Dictionary<string, NamespaceAccess> _withControllers;
        private readonly IReadOnlyDictionary<string, PreparedPolicy> _policies;
        private readonly Dictionary<string, NamespaceObject> _objects;

        public Run(Inventory inventory, CheckSettings settings)
        {
            _inventory = inventory;
            _settings = settings;
            _index = AccessIndex.Build(inventory);
            _access = ByName(includeControllers: false);
            _withControllers = ByName(includeControllers: true);
            _policies = Admissions.Prepare(inventory.Policies);
            _objects = inventory.Namespaces.ToDictionary(item => item.Name, StringComparer.Ordinal);
        }

        public NamespaceCheck Check(NamespacePlan plan)
        {
            var item = _objects.GetValueOrDefault(plan.Name);
            var level = NamespaceLevel.Of(plan, item, _inventory.Configuration, _settings);
            var admissions = new Admissions(_policies, _access[plan.Name], _index.Usable(Node, plan.Name));
            var controllers = new Admissions(_policies, _withControllers[plan.Name]);
            return new(plan.Name, level, [.. plan.Workloads.States.Select(state => Check(state, level.At, item, admissions, controllers))]);
        }

        private WorkloadCheck Check(
            WorkloadState state, LevelVersion at, NamespaceObject? item, Admissions admissions, Admissions controllers)
        {
            var workload = state.Workload;
            var today = admissions.Decide(workload);
            var policy = admissions.AdmittedBy(today);
            var isStatic = Admissions.IsMirror(workload);
            var exempt = ExemptRuntimeClass(workload.Template);
            return new()
            {
                Workload = workload,
                Today = today,
                Usable = [.. admissions.Usable(workload).Select(usable => usable.Name)],
                ThroughControllers = isStatic || !IsControlled(workload) ? null : Other(controllers.AdmittedBy(workload)?.Name),
                SaysAdmittedBy = Other(state.SaysAdmittedBy),
                Verdict = exempt is null ? Evaluator.Evaluate(PodDefaults.Apply(workload.Template), at) : Verdict.Pass,
                ExemptRuntimeClass = exempt,
                Strictest = Evaluator.Strictest(PodDefaults.Apply(workload.Template), at.Version),
                Fix = Fixer.Make(workload, policy, at),
                Sidecar = Sidecar.Of(workload, item),
                IsStaticPod = isStatic,
            };

            string? Other(string? name) => string.Equals(name, policy?.Name, StringComparison.Ordinal) ? null : name;
        }

        /// <summary>Whether a controller of the cluster creates the pods, rather than whoever applies the object.</summary>
        private static bool IsControlled(Workload workload) => workload.IsKnownKind && workload.Kind is not ("Pod" or "PodTemplate");

        private string? ExemptRuntimeClass(Pod pod) =>
            pod.RuntimeClassName is { } name && _inventory.Configuration?.ExemptRuntimeClasses.Contains(name, StringComparer.Ordinal) == true ? name : null;

        private Dictionary<string, NamespaceAccess> ByName(bool includeControllers) => AccessAnalysis
            .Analyze(_inventory, _index, includeControllers).Namespaces.ToDictionary(item => item.Namespace, StringComparer.Ordinal);
    }
}
