namespace PspMigrate.Conversion;

/// <summary>The whole answer: what to label, and what changes by it.</summary>
public sealed record Plan
{
    /// <summary>What it was made from.</summary>
    public required Analysis Analysis { get; init; }

    public required PlanOptions Options { get; init; }

    /// <summary>What the input holds of policies; without any, the plan is about workloads alone.</summary>
    public PolicyState PolicyState => Analysis.PolicyState;

    /// <summary>What made the levels fit.</summary>
    public Fit Fit => Options.Fit ?? (PolicyState == PolicyState.None || Options.Raise != RaiseMode.None ? Fit.Workloads : Fit.Policy);

    /// <summary>Every namespace in scope that the input knows of, by name.</summary>
    public required ImmutableArray<NamespacePlan> Namespaces { get; init; }

    /// <summary>What a namespace made later would get through cluster-wide grants; it has no name.</summary>
    public required NamespacePlan Future { get; init; }

    /// <summary>Every policy of the input, bytewise by name.</summary>
    public required ImmutableArray<PolicyPlan> Policies { get; init; }

    /// <summary>What is odd about the grants.</summary>
    public required ImmutableArray<AccessFinding> AccessFindings { get; init; }

    /// <summary>What is odd about labels that namespaces have already, and about the configuration of Pod Security.</summary>
    public required ImmutableArray<PodSecurityFinding> PodSecurityFindings { get; init; }

    /// <summary>Whether the input has any binding; without one only policies can be compared.</summary>
    public bool HasBindings => !Analysis.Inventory.Bindings.IsEmpty;

    /// <summary>The admission policies that keep what is lost; null when none were asked for.</summary>
    public Keeping.Kept? Kept { get; init; }

    /// <summary>Whether the input holds all admission policies of <see cref="Kept"/>: their names tell their content.</summary>
    public bool IsKeptByInput => Kept is { Objects.IsEmpty: false } kept && kept.Objects
        .Where(item => item.Kind.EndsWith("Policy", StringComparison.Ordinal))
        .All(item => Analysis.Inventory.Guards.Any(guard => Is(item, guard)));

    /// <summary>What else decides about pods: with <see cref="Kept"/> also what was made to keep another plan.</summary>
    public IEnumerable<AdmissionGuard> OtherGuards =>
        Analysis.Inventory.Guards.Where(guard => !guard.IsOurs || (Kept is { } kept && !kept.Objects.Any(item => Is(item, guard))));

    private static bool Is(Keeping.Objects.KeptObject item, AdmissionGuard guard) =>
        string.Equals(guard.Kind, item.Kind, StringComparison.Ordinal) && string.Equals(guard.Name, item.Name, StringComparison.Ordinal);

    /// <summary>Whether the input lets any service account use a policy; else the RBAC that matters isn't in it.</summary>
    public bool HasGrants => Analysis.Index.HasAccounts;

    /// <summary>Kinds of the input that were passed over, with how many of each.</summary>
    public ImmutableSortedDictionary<string, int> Skipped => Analysis.Inventory.Skipped;

    /// <summary>What other programs make of the input, and so isn't in it.</summary>
    public ImmutableArray<MissingPart> Missing => Analysis.Inventory.Missing;

    /// <summary>The workloads that the levels refuse which are enforced once the plan is carried out.</summary>
    public IEnumerable<(NamespacePlan Namespace, WorkloadState State)> Refused =>
        Namespaces.SelectMany(item => item.Refused, (item, state) => (item, state));

    /// <summary>The findings of the comparisons that matter, without the rules that never held where their policy reaches.</summary>
    public IEnumerable<Finding> Changes
    {
        get
        {
            var reach = RuleReach.In(this);
            return
                from comparison in Comparisons
                let here = reach(comparison)
                from finding in comparison.Findings
                where !here.IsHeldNowhere(finding)
                select finding;
        }
    }

    /// <summary>
    /// The comparisons that matter: each policy with each level that is enforced where it reaches, else with its own level. With a scope those
    /// that reach nothing in it don't matter.
    /// </summary>
    public IEnumerable<Comparison> Comparisons
    {
        get
        {
            var levels = Namespaces
                .SelectMany(plan => plan.Policies.Select(policy => (policy, plan.ComparedAt)))
                .Distinct()
                .ToLookup(reached => reached.policy, reached => reached.ComparedAt);
            var isPart = HasBindings && !Options.Scope.IsAll;
            return Policies.Where(policy => policy.Dropped is null && !(isPart && !levels.Contains(policy))).SelectMany(policy =>
                levels[policy].OfType<LevelVersion>().OrderBy(at => at.Level).ThenBy(at => at.Version)
                    .DefaultIfEmpty(new(policy.LevelFor(Fit), Options.Version)).Select(policy.At));
        }
    }
}
