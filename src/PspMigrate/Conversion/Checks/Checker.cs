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
        var plan = Planner.Make(inventory, (settings.Plan ?? new()) with { Version = settings.VersionOfProposals });
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
        private readonly IReadOnlyDictionary<string, PreparedPolicy> _policies;
        private readonly Dictionary<string, NamespaceObject> _objects;

        public Run(Inventory inventory, CheckSettings settings)
        {
            _inventory = inventory;
            _settings = settings;
            _index = AccessIndex.Build(inventory);
            _access = AccessAnalysis.Analyze(inventory, _index).Namespaces.ToDictionary(item => item.Namespace, StringComparer.Ordinal);
            _policies = Admissions.Prepare(inventory.Policies);
            _objects = inventory.Namespaces.ToDictionary(item => item.Name, StringComparer.Ordinal);
        }

        public NamespaceCheck Check(NamespacePlan plan)
        {
            var item = _objects.GetValueOrDefault(plan.Name);
            var level = NamespaceLevel.Of(plan, item, _inventory.Configuration, _settings);
            var admissions = new Admissions(_policies, _access[plan.Name], _index.Usable(Node, plan.Name));
            var creators = plan.Workloads.States.Select(state => state.Workload).Where(workload => workload.IsKnownKind).Select(workload => workload.Kind)
                .Distinct(StringComparer.Ordinal).ToDictionary(kind => kind, kind => UsableByCreators(kind, plan.Name), StringComparer.Ordinal);
            return new(plan.Name, level, [.. plan.Workloads.States.Select(state => Check(state, level.At, item, admissions, creators))]);
        }

        private WorkloadCheck Check(
            WorkloadState state, LevelVersion at, NamespaceObject? item, Admissions admissions, Dictionary<string, ImmutableArray<string>> creators)
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
                ThroughControllers = workload.IsKnownKind && creators[workload.Kind] is { IsEmpty: false } more ? Other(admissions.AdmittedBy(workload, more)?.Name) : null,
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

        /// <summary>The policies that may be used by whoever creates the pods of a kind: not by applying, but as a controller.</summary>
        private ImmutableArray<string> UsableByCreators(string kind, string space) =>
            [.. Controllers.CreatorsOf(kind).SelectMany(creator => _index.Usable(creator, space)).Distinct(StringComparer.Ordinal)];

        private string? ExemptRuntimeClass(Pod pod) =>
            pod.RuntimeClassName is { } name && _inventory.Configuration?.ExemptRuntimeClasses.Contains(name, StringComparer.Ordinal) == true ? name : null;
    }
}
