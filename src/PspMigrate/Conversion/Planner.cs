using System.Collections.Immutable;
using PspMigrate.Access;
using PspMigrate.Controls;
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
        var state = PolicyStates.Of(inventory);
        var namespaces = new NamespacePlanner(
            inventory,
            options,
            policies.Where(policy => policy.Dropped is null).ToDictionary(policy => policy.Name, StringComparer.Ordinal),
            new(new(inventory, index), options),
            state,
            index.HasAccounts);
        // Without policies, what RBAC alone names doesn't matter.
        var wanted = access.Namespaces
            .Where(item => options.Scope.Contains(item.Namespace) && (state != PolicyState.None || namespaces.IsKnown(item.Namespace))).ToArray();
        return new()
        {
            Options = options,
            PolicyState = state,
            Namespaces = wanted.Length < WorthThreads
                ? [.. wanted.Select(namespaces.Make)]
                : [.. wanted.AsParallel().AsOrdered().Select(namespaces.Make)],
            Future = namespaces.Make(access.FutureNamespaces),
            Policies = policies,
            AccessFindings = state == PolicyState.None ? [] : [.. access.Findings.Where(options.Scope.Contains)],
            PodSecurityFindings = [.. PodSecurityFinding.Of(inventory).Where(finding => finding.Namespace is null || options.Scope.Contains(finding.Namespace))],
            HasGrants = index.HasAccounts,
            HasBindings = !inventory.Bindings.IsEmpty,
            Skipped = inventory.Skipped,
            Missing = inventory.Missing,
        };
    }

    private sealed class NamespacePlanner(
        Inventory inventory, PlanOptions options, IReadOnlyDictionary<string, PolicyPlan> policies, WorkloadStates states, PolicyState state, bool hasAccounts)
    {
        /// <summary>Its pods are the control plane's own, which no input shows in full.</summary>
        private const string System = "kube-system";

        private readonly LevelChoice _choice = new(inventory, options, policies);

        private readonly NamespacePolicy _defaults = NamespacePolicy.DefaultsOf(inventory.Configuration ?? new());

        private readonly HeldRules _held = new(policies);

        private readonly Dictionary<string, NamespaceObject> _objects =
            inventory.Namespaces.ToDictionary(item => item.Name, StringComparer.Ordinal);

        private readonly ILookup<string, Workload> _workloads =
            inventory.Workloads.ToLookup(workload => workload.Namespace, StringComparer.Ordinal);

        /// <summary>Whether the input holds the namespace or workloads of it, rather than a mere mention.</summary>
        public bool IsKnown(string name) => _objects.ContainsKey(name) || _workloads.Contains(name);

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
                Unknown = state == PolicyState.Given ? access.Unknown : [],
            };
            if (inventory.Configuration?.ExemptNamespaces.Contains(access.Namespace, StringComparer.Ordinal) == true)
                return plan with { WithoutLevel = NoLevelReason.Exempt };
            if (state == PolicyState.None || (state == PolicyState.Missing && options.Fit == Fit.Workloads))
                return workloads.Strictest is { } passed ? WithLevel(plan, passed, LevelBasis.Workloads) : plan with { WithoutLevel = NoLevelReason.NoWorkloads };
            if (state == PolicyState.Missing)
                return plan with { WithoutLevel = NoLevelReason.MissingPolicies };
            if (_choice.Choose(reached, workloads) is not var (level, deciding))
                return Unreached(plan, access);
            plan = WithLevel(plan, level, deciding.IsEmpty ? LevelBasis.Workloads : LevelBasis.Policy) with
            {
                Deciding = deciding,
                Policies = [.. reached.Union(deciding).OrderBy(policy => policy.Name, Utf8Order.Instance)],
                WidenedBy = _choice.WidenedBy(access, reached, workloads, level),
            };
            return plan with { NeverHeld = _held.NeverIn(access, plan.Policies, plan.Enforced ?? level) };
        }

        /// <summary>A namespace whose accounts may use no policy of the input.</summary>
        private NamespacePlan Unreached(NamespacePlan plan, NamespaceAccess access)
        {
            const Lack grants = Lack.Policies | Lack.Bindings;
            var lacksGrants = inventory.Missing.Any(part => (part.Lacks & grants) != Lack.None && part.Concerns(plan.Name));
            if (!hasAccounts || !access.Unknown.IsEmpty || lacksGrants)
                return plan with { WithoutLevel = NoLevelReason.UnknownGrants };
            return options.Closed == ClosedChoice.None || !IsClosed(plan, access)
                ? plan with { WithoutLevel = NoLevelReason.NoPolicy }
                : WithLevel(plan, Level.Restricted, LevelBasis.Closed);
        }

        /// <summary>Whether nothing could start there, and nothing that runs there all the same would be refused at the restricted level.</summary>
        private bool IsClosed(NamespacePlan plan, NamespaceAccess access) =>
            IsKnown(plan.Name)
            && !string.Equals(plan.Name, System, StringComparison.Ordinal)
            && !access.IsOpenToCreators
            && plan.Workloads.States.All(state => state.Workload.Kind is not "Pod" || state.Strictest == Level.Restricted);

        private NamespacePlan WithLevel(NamespacePlan plan, Level level, LevelBasis basis) =>
            plan with { Level = level, Basis = basis, Labels = Labelling.Propose(level, plan.Present, _defaults, options) };
    }
}
