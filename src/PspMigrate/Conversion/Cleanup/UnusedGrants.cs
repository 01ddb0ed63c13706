namespace PspMigrate.Conversion.Cleanup;

/// <summary>What no pod can be admitted by or through, whoever makes it: that can go while the plugin is still on.</summary>
/// <remarks>
/// Whether nobody may use a policy is known only of a cluster, which shows all of its roles and bindings. With the plugin on and no
/// policy every pod is refused (facts/pod-security-policy.md, 6), so where no policy is used, none counts as unused.
/// </remarks>
internal sealed class UnusedGrants
{
    private readonly HashSet<string> _used;
    private readonly bool _isKnown;
    private readonly RoleIndex _roles;
    private readonly ILookup<(string?, string), Binding> _bindings;

    public UnusedGrants(Inventory inventory, AccessIndex index)
    {
        _roles = index.Roles;
        _used = index.Subjects.Where(bound => bound.Reach.Kind is not (ReachKind.Nobody or ReachKind.Masters))
            .SelectMany(bound => bound.Uses.Policies).Select(use => use.Policy).ToHashSet(StringComparer.Ordinal);
        _isKnown = inventory.Policies.Any(policy => policy.At.IsLive && _used.Contains(policy.Name));
        _bindings = inventory.Bindings.ToLookup(binding => (binding.RoleRef.Kind is "ClusterRole" ? null : binding.Namespace, binding.RoleRef.Name));
    }

    public bool Has(PodSecurityPolicy policy) => _isKnown && policy.At.IsLive && !_used.Contains(policy.Name);

    public bool Has(Binding binding) => _isKnown && binding.At.IsLive
        && (_roles.Find(binding) is not { } uses || (!Manages(uses.Role) && !uses.Policies.Any(use => _used.Contains(use.Policy)))
            || binding.Subjects.All(subject => SubjectReach.Of(binding, subject).Kind is ReachKind.Nobody or ReachKind.Masters));

    public bool Has(Role role)
    {
        if (!_isKnown || !role.At.IsLive || Manages(role))
            return false;
        var uses = RoleIndex.Uses(role);
        return !uses.Any(rule => _used.Any(policy => UseRule.Names(rule, policy)))
            || (_bindings[(role.Namespace, role.Name)].All(Has)
                && !_roles.All.Any(other => !other.Role.Aggregation.IsDefault && other.Rules.Any(uses.Contains)));
    }

    /// <summary>Whether a role is for those who read or change policies: it admits no pod, but is needed while there are policies.</summary>
    private static bool Manages(Role role) => role.Rules.Any(rule => RuleFates.Of(rule) != RuleFate.Stays && !UseRule.Grants(rule));
}
