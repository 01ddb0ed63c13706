using System.Collections.Concurrent;

namespace PspMigrate.Conversion;

/// <summary>Makes the plan from what was read.</summary>
public static class Planner
{
    /// <summary>Fewer namespaces are planned before other threads have begun.</summary>
    private const int WorthThreads = 16;

    /// <summary>Plans the namespaces of the input that are asked for.</summary>
    /// <param name="inventory">The input; its policies have passed validation.</param>
    public static Plan Make(Inventory inventory, PlanOptions options) => Make(Analysis.Of(inventory), options);

    /// <summary>Plans the namespaces that are asked for.</summary>
    public static Plan Make(Analysis analysis, PlanOptions options)
    {
        var (inventory, state) = (analysis.Inventory, analysis.PolicyState);
        // Neither needs the other.
        var policiesMade = Task.Run(() => Each(
            inventory.Policies.OrderBy(policy => policy.Name, Utf8Order.Instance).ToArray(),
            policy => new PolicyPlan(policy, options.Version, PolicyUsability.Dropped(policy))));
        var access = analysis.Access(options.IncludeControllers, options.IncludeUsers);
        var policies = policiesMade.GetAwaiter().GetResult();
        var namespaces = new NamespacePlanner(
            analysis, options, policies.Where(policy => policy.Dropped is null).ToDictionary(policy => policy.Name, StringComparer.Ordinal));
        // Without policies, what RBAC alone names doesn't matter.
        var wanted = access.Namespaces
            .Where(item => options.Scope.Contains(item.Namespace) && (state != PolicyState.None || namespaces.IsKnown(item.Namespace))).ToArray();
        return new()
        {
            Analysis = analysis,
            Options = options,
            Namespaces = Each(wanted, namespaces.Make),
            Future = namespaces.Make(access.FutureNamespaces),
            Policies = policies,
            AccessFindings = state == PolicyState.None ? [] : [.. access.Findings.Where(options.Scope.Contains)],
            PodSecurityFindings =
                [.. PodSecurityFinding.Of(inventory).Where(finding => finding.Namespace is null || options.Scope.Contains(finding.Namespace))],
        };
    }

    /// <summary>What is made of each, by several threads where there are many.</summary>
    /// <param name="namespaces">How many namespaces they are for, where each is for several.</param>
    internal static ImmutableArray<T> Each<TFrom, T>(IReadOnlyCollection<TFrom> items, Func<TFrom, T> make, int? namespaces = null) =>
        (namespaces ?? items.Count) < WorthThreads ? [.. items.Select(make)] : [.. items.AsParallel().AsOrdered().Select(make)];

    private sealed class NamespacePlanner(Analysis analysis, PlanOptions options, IReadOnlyDictionary<string, PolicyPlan> policies)
    {
        /// <summary>Its pods are the control plane's own, which no input shows in full.</summary>
        private const string System = "kube-system";

        private readonly LevelChoice _choice = new(analysis.Inventory, options, policies);

        private readonly WorkloadStates _states = new(analysis.Admissions, analysis.Inventory.Configuration, options);

        /// <summary>The same at the versions of labels that stay.</summary>
        private readonly ConcurrentDictionary<KubernetesVersion, WorkloadStates> _statesAt = [];

        private readonly NamespacePolicy _defaults = NamespacePolicy.DefaultsOf(analysis.Inventory.Configuration ?? new());

        private readonly HeldRules _held = new(policies);

        /// <summary>Whether the input holds the namespace or workloads of it, rather than a mere mention.</summary>
        public bool IsKnown(string name) => analysis.Namespaces.ContainsKey(name) || analysis.Workloads.Contains(name);

        public NamespacePlan Make(NamespaceAccess access)
        {
            var reached = access.Policies.Select(name => policies.GetValueOrDefault(name)).OfType<PolicyPlan>().ToImmutableArray();
            var workloads = _states.Of(analysis.Workloads[access.Namespace]);
            var plan = new NamespacePlan
            {
                Name = access.Namespace,
                At = analysis.Namespaces.GetValueOrDefault(access.Namespace)?.At ?? Position.None,
                Present = analysis.Namespaces.GetValueOrDefault(access.Namespace)?.Labels ?? Maps.Empty,
                Defaults = _defaults,
                Policies = reached,
                Grants = access.Grants,
                Workloads = workloads,
                Unknown = analysis.PolicyState == PolicyState.Given ? access.Unknown : [],
                ArePoliciesGone = options.ServerMinor >= AdmissionVersions.WithoutPolicies,
            };
            if (analysis.Inventory.Configuration?.ExemptNamespaces.Contains(access.Namespace, StringComparer.Ordinal) == true)
                return plan with { WithoutLevel = NoLevelReason.Exempt };
            if (options.Raise != RaiseMode.None)
                return Raised(plan, access);
            if (analysis.PolicyState == PolicyState.None || (analysis.PolicyState == PolicyState.Missing && options.Fit == Fit.Workloads))
                return workloads.Strictest is { } passed
                    ? WithLevel(plan, passed, LevelBasis.Workloads)
                    : plan with { WithoutLevel = NoLevelReason.NoWorkloads };
            if (analysis.PolicyState == PolicyState.Missing)
                return plan with { WithoutLevel = NoLevelReason.MissingPolicies };
            if (_choice.Choose(reached, workloads) is not var (level, deciding))
                return Unreached(plan, access);
            plan = WithLevel(plan, level, deciding.IsEmpty ? LevelBasis.Workloads : LevelBasis.Policy) with
            {
                Deciding = deciding,
                Policies = [.. reached.Union(deciding).OrderBy(policy => policy.Name, Utf8Order.Instance)],
                WidenedBy = _choice.WidenedBy(access, reached, workloads, level),
            };
            return plan with { NeverHeld = _held.NeverIn(access, plan.Policies, plan.ComparedAt!.Value) };
        }

        /// <summary>A namespace whose level is that of its workloads, but never laxer than what is enforced there now.</summary>
        /// <remarks>What a Deployment has scaled down is a revision of the past: its template is the one that counts.</remarks>
        private NamespacePlan Raised(NamespacePlan plan, NamespaceAccess access)
        {
            plan = plan with { Workloads = Current(plan.Workloads) };
            plan = plan with { Raisable = plan.Workloads };
            if (plan.Workloads.StrictestFor(options) is not { } passed)
                return plan with { WithoutLevel = NoLevelReason.NoWorkloads };
            var now = plan.Now.Policy.Enforce.Level;
            plan = WithLevel(plan, now > passed ? now : passed, LevelBasis.Workloads);
            return plan with { NeverHeld = _held.NeverIn(access, plan.Policies, plan.ComparedAt!.Value) };
        }

        private static WorkloadSummary Current(WorkloadSummary workloads) =>
            new(workloads.States.RemoveAll(state => state.Workload is { IsMadeByController: true, Replicas: 0 }));

        /// <summary>A namespace whose accounts may use no policy of the input.</summary>
        private NamespacePlan Unreached(NamespacePlan plan, NamespaceAccess access)
        {
            const Lack grants = Lack.Policies | Lack.Bindings;
            var lacksGrants = analysis.Inventory.Missing.Any(part => (part.Lacks & grants) != Lack.None && part.Concerns(plan.Name));
            // A cluster shows all of its grants, also where only some namespaces are read.
            var isUngranted = !analysis.Index.HasAccounts && (!options.IsCluster || plan.ArePoliciesGone);
            if (isUngranted || !access.Unknown.IsEmpty || lacksGrants)
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

        private NamespacePlan WithLevel(NamespacePlan plan, Level level, LevelBasis basis)
        {
            plan = plan with
            {
                Level = level,
                Basis = basis,
                Labels = Labelling.Propose(level, analysis.Namespaces.GetValueOrDefault(plan.Name), _defaults, options),
            };
            var at = plan.EnforcedAt ?? new(level, options.Version);
            // The privileged level checks nothing at any version.
            at = at with { Version = at.Level == Level.Privileged ? options.Version : options.Meant(at.Version) };
            return plan with { ComparedAt = at, Workloads = WorkloadsAt(at.Version, plan) };
        }

        /// <summary>Workloads are judged by the version of an enforce label that stays (docs/facts/pod-security-admission.md, 21).</summary>
        private WorkloadSummary WorkloadsAt(KubernetesVersion version, NamespacePlan plan) => version == options.Version ? plan.Workloads
            : At(version).Of(analysis.Workloads[plan.Name]) is var workloads && options.Raise == RaiseMode.None ? workloads
            : Current(workloads);

        private WorkloadStates At(KubernetesVersion version) => _statesAt.GetOrAdd(
            version, static (at, self) => new(self.Admissions, self.Inventory.Configuration, self.options with { Version = at }),
            (analysis.Admissions, analysis.Inventory, options));
    }
}
