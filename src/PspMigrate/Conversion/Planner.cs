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
        var namespaces = new NamespacePlanner(inventory, options, policies, new(new(inventory, index), options.Version));
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
        };
    }

    private sealed class NamespacePlanner(
        Inventory inventory, PlanOptions options, ImmutableArray<PolicyPlan> policies, WorkloadStates states)
    {
        private readonly Dictionary<string, PolicyPlan> _policies =
            policies.Where(policy => policy.Dropped is null).ToDictionary(policy => policy.Name, StringComparer.Ordinal);

        private readonly NamespacePolicy _defaults = NamespacePolicy.DefaultsOf(inventory.Configuration ?? new());

        private readonly Dictionary<string, NamespaceObject> _objects =
            inventory.Namespaces.ToDictionary(item => item.Name, StringComparer.Ordinal);

        private readonly ILookup<string, Workload> _workloads =
            inventory.Workloads.ToLookup(workload => workload.Namespace, StringComparer.Ordinal);

        public NamespacePlan Make(NamespaceAccess access)
        {
            var reached = access.Policies.Select(name => _policies.GetValueOrDefault(name)).OfType<PolicyPlan>().ToImmutableArray();
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
            if (reached.IsEmpty)
                return plan with { WithoutLevel = NoLevel.NoPolicy };
            var (level, decidedBy) = Choose(reached, workloads);
            return plan with { Level = level, DecidedBy = decidedBy, Labels = Labelling.Propose(level, plan.Present, _defaults, options) };
        }

        private (Level Level, PolicyPlan? DecidedBy) Choose(ImmutableArray<PolicyPlan> reached, WorkloadSummary workloads)
        {
            if (options.Fit == Fit.Workloads && workloads.Strictest is { } strictest)
                return (strictest, null);
            var candidates = reached;
            if (options.Policies == PolicyChoice.Used)
            {
                // An annotation that names a policy that doesn't reach the namespace is no help; who admits the workload today still counts.
                var names = reached.Select(policy => policy.Name).ToHashSet(StringComparer.Ordinal);
                var used = workloads.States
                    .Select(state => state.SaysAdmittedBy is { } says && names.Contains(says) ? says : state.AdmittedBy)
                    .OfType<string>().ToHashSet(StringComparer.Ordinal);
                candidates = [.. reached.Where(policy => used.Contains(policy.Name))];
                if (candidates.IsEmpty)
                    candidates = reached;
            }

            var levels = candidates.Select(policy => policy.LevelFor(options.Fit));
            var level = options.Policies == PolicyChoice.Narrowest ? levels.Max() : levels.Min();
            return (level, candidates.First(policy => policy.LevelFor(options.Fit) == level));
        }
    }
}
