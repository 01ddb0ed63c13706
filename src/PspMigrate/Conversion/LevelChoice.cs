namespace PspMigrate.Conversion;

/// <summary>Chooses the level of a namespace, and the policies that decide it.</summary>
/// <param name="policies">The policies that anybody can use, by name.</param>
internal sealed class LevelChoice(Inventory inventory, PlanOptions options, IReadOnlyDictionary<string, PolicyPlan> policies)
{
    /// <summary>Accounts that the input has, or that its workloads run as.</summary>
    private readonly HashSet<(string Namespace, string Name)> _accounts =
    [
        .. inventory.ServiceAccounts.Select(account => (account.Namespace, account.Name)),
        .. inventory.Workloads.Select(workload => (workload.Namespace, workload.ServiceAccount)),
    ];

    private readonly HashSet<string> _withAccounts = inventory.ServiceAccounts.Select(account => account.Namespace).ToHashSet(StringComparer.Ordinal);

    /// <summary>The level and the policies that decide it, none where workloads do; null where nothing can run.</summary>
    public (Level Level, ImmutableArray<PolicyPlan> Deciding)? Choose(ImmutableArray<PolicyPlan> reached, WorkloadSummary workloads)
    {
        var isAnythingAdmitted = !reached.IsEmpty || workloads.States.Any(state => state.Policy is not null);
        if (options.Fit == Fit.Workloads && isAnythingAdmitted && workloads.Strictest is { } strictest)
            return (strictest, []);
        var candidates = options.Policies == PolicyChoice.Used && Used(workloads) is { IsEmpty: false } used ? used : reached;
        if (candidates.IsEmpty)
            return null;
        var levels = candidates.Select(policy => policy.LevelFor(options.Fit ?? Fit.Policy));
        var level = options.Policies == PolicyChoice.Narrowest ? levels.Max() : levels.Min();
        return (level, [.. candidates.Where(policy => policy.LevelFor(options.Fit ?? Fit.Policy) == level)]);
    }

    /// <summary>Service accounts that are named by bindings alone, where the level would be stricter without them.</summary>
    /// <remarks>Only where the input has accounts of the namespace: else it has none to compare with.</remarks>
    public ImmutableArray<string> WidenedBy(NamespaceAccess access, ImmutableArray<PolicyPlan> reached, WorkloadSummary workloads, Level level)
    {
        if (!_withAccounts.Contains(access.Namespace))
            return [];
        var unseen = access.Grants.Where(grant => IsUnseen(grant, access.Namespace)).ToImmutableArray();
        if (unseen.IsEmpty)
            return [];
        var seen = access.Grants.Except(unseen).Select(grant => grant.Policy).ToHashSet(StringComparer.Ordinal);
        if (Choose([.. reached.Where(policy => seen.Contains(policy.Name))], workloads) is var (other, _) && other <= level)
            return [];
        return
        [
            .. unseen.Where(grant => policies.TryGetValue(grant.Policy, out var policy) && policy.LevelFor(options.Fit ?? Fit.Policy) == level)
                .Select(grant => SubjectReach.Of(grant.Binding, grant.Subject).Account!).Distinct(StringComparer.Ordinal),
        ];
    }

    private bool IsUnseen(Grant grant, string @namespace) =>
        SubjectReach.Of(grant.Binding, grant.Subject) is { Kind: ReachKind.Account, Account: not "default" } reach
        && string.Equals(reach.Namespace, @namespace, StringComparison.Ordinal)
        && !_accounts.Contains((@namespace, reach.Account!));

    /// <summary>The policies that admit the workloads: by what their pods say, else by who admits them today.</summary>
    private ImmutableArray<PolicyPlan> Used(WorkloadSummary workloads) =>
    [
        .. workloads.States
            .Select(state => state.SaysAdmittedBy is { } says && policies.ContainsKey(says) ? says : state.AdmittedBy)
            .OfType<string>().Distinct(StringComparer.Ordinal).Order(Utf8Order.Instance).Select(name => policies[name]),
    ];
}
