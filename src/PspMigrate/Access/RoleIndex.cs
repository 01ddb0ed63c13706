namespace PspMigrate.Access;

/// <summary>Finds the role that a binding refers to, with the policies that it grants.</summary>
/// <remarks>
/// A RoleBinding finds a Role in its own namespace only; a ClusterRoleBinding to a Role is refused by the API (facts/pod-security-policy.md, 10).
/// </remarks>
internal sealed class RoleIndex
{
    private readonly Dictionary<(string? Namespace, string Name), RoleUses> _roles = [];

    /// <param name="counts">Which of their rules are asked for.</param>
    public RoleIndex(IEnumerable<Role> input, ImmutableArray<string> policies, Func<PolicyRule, bool> counts)
    {
        var byName = BuiltIn.Roles.ToDictionary(KeyOf);
        foreach (var role in input)
            byName[KeyOf(role)] = role;

        var aggregation = new Aggregation([.. byName.Values.Where(role => role.IsCluster)], counts);
        foreach (var (key, role) in byName)
        {
            var rules = role.Aggregation.IsDefault ? [.. role.Rules.Where(counts)] : aggregation.RulesOf(role);
            _roles[key] = new(role, rules, Expand(rules, policies));
        }
    }

    public IEnumerable<RoleUses> All => _roles.Values;

    /// <summary>The role behind a binding's roleRef, or null when it is not there (or may not be bound so).</summary>
    public RoleUses? Find(Binding binding) => binding.RoleRef.Kind switch
    {
        "ClusterRole" => Find(null, binding.RoleRef.Name),
        "Role" when !binding.IsCluster => Find(binding.Namespace, binding.RoleRef.Name),
        _ => null,
    };

    public RoleUses? Find(string? @namespace, string name) => _roles.GetValueOrDefault((@namespace, name));

    /// <summary>The rules of a role itself that grant <c>use</c>.</summary>
    public static ImmutableArray<PolicyRule> Uses(Role role) => [.. role.Rules.Where(UseRule.Grants)];

    private static (string? Namespace, string Name) KeyOf(Role role) => (role.Namespace, role.Name);

    /// <summary>The policies that rules name, or all; bytewise, each with every rule that grants it.</summary>
    private static ImmutableArray<PolicyUse> Expand(ImmutableArray<PolicyRule> rules, ImmutableArray<string> policies)
    {
        if (rules.IsEmpty)
            return [];
        var isAny = rules.Any(rule => rule.ResourceNames.IsEmpty);
        IEnumerable<string> granted = isAny
            ? policies
            : rules.SelectMany(rule => rule.ResourceNames).Where(name => policies.BinarySearch(name, StringComparer.Ordinal) >= 0)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. granted.SelectMany(policy => rules.Where(rule => UseRule.Names(rule, policy)), (policy, rule) => new PolicyUse(policy, rule))];
    }
}
