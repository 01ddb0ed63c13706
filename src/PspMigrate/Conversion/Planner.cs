using System.Collections.Immutable;
using PspMigrate.Access;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Standards;

namespace PspMigrate.Conversion;

/// <summary>Makes the plan from what was read.</summary>
public static class Planner
{
    /// <summary>Fewer namespaces are planned before other threads have begun.</summary>
    private const int WorthThreads = 16;

    /// <summary>Plans the namespaces of the input that are asked for.</summary>
    /// <param name="inventory">The input; its policies have passed validation.</param>
    /// <param name="options">How to plan.</param>
    public static Plan Make(Inventory inventory, PlanOptions options)
    {
        var policies = inventory.Policies
            .OrderBy(policy => policy.Name, Utf8Order.Instance)
            .Select(policy => new PolicyPlan(policy, options.Version, PolicyUsability.Dropped(policy)))
            .ToImmutableArray();
        var index = AccessIndex.Build(inventory);
        var access = AccessAnalysis.Analyze(inventory, index, options.IncludeControllers, options.IncludeUsers);
        var namespaces = new NamespacePlanner(
            inventory,
            options,
            policies.Where(policy => policy.Dropped is null).ToDictionary(policy => policy.Name, StringComparer.Ordinal),
            new(new(inventory, index), options.Version));
        var wanted = access.Namespaces.Where(item => options.Scope.Contains(item.Namespace)).ToArray();
        return new()
        {
            Options = options,
            Namespaces = wanted.Length < WorthThreads
                ? [.. wanted.Select(namespaces.Make)]
                : [.. wanted.AsParallel().AsOrdered().Select(namespaces.Make)],
            Future = namespaces.Make(access.FutureNamespaces),
            Policies = policies,
            AccessFindings = [.. access.Findings.Where(options.Scope.Contains)],
            PodSecurityFindings = [.. PodSecurityFinding.Of(inventory).Where(finding => finding.Namespace is null || options.Scope.Contains(finding.Namespace))],
            HasBindings = !inventory.Bindings.IsEmpty,
            Skipped = inventory.Skipped,
            Missing = inventory.Missing,
        };
    }

    private sealed class NamespacePlanner(
        Inventory inventory, PlanOptions options, IReadOnlyDictionary<string, PolicyPlan> policies, WorkloadStates states)
    {
        private readonly LevelChoice _choice = new(inventory, options, policies);

        private readonly NamespacePolicy _defaults = NamespacePolicy.DefaultsOf(inventory.Configuration ?? new());

        private readonly HeldRules _held = new(policies);

        private readonly Dictionary<string, NamespaceObject> _objects =
            inventory.Namespaces.ToDictionary(item => item.Name, StringComparer.Ordinal);

        private readonly ILookup<string, Workload> _workloads =
            inventory.Workloads.ToLookup(workload => workload.Namespace, StringComparer.Ordinal);

        public NamespacePlan Make(NamespaceAccess access)
        {
            var reached = access.Policies.Select(name => policies.GetValueOrDefault(name)).OfType<PolicyPlan>().ToImmutableArray();
            var workloads = states.Of(_workloads[access.Namespace]);
            var plan = new NamespacePlan
            {
                Name = access.Namespace,
                At = _objects.GetValueOrDefault(access.Namespace)?.At ?? Position.None,
                Present = _objects.GetValueOrDefault(access.Namespace)?.Labels ?? Maps.Empty,
                Defaults = _defaults,
                Policies = reached,
                Grants = access.Grants,
                Workloads = workloads,
            };
            if (inventory.Configuration?.ExemptNamespaces.Contains(access.Namespace, StringComparer.Ordinal) == true)
                return plan with { WithoutLevel = NoLevel.Exempt };
            if (_choice.Choose(reached, workloads) is not var (level, deciding))
                return plan with { WithoutLevel = NoLevel.NoPolicy };
            plan = plan with
            {
                Level = level,
                Deciding = deciding,
                Policies = [.. reached.Union(deciding).OrderBy(policy => policy.Name, Utf8Order.Instance)],
                WidenedBy = _choice.WidenedBy(access, reached, workloads, level),
                Labels = Labelling.Propose(level, plan.Present, _defaults, options),
            };
            return plan with { NeverHeld = _held.NeverIn(access, plan.Policies, plan.Enforced ?? level) };
        }
    }
}
