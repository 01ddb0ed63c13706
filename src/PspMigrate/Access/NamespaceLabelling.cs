namespace PspMigrate.Access;

/// <summary>One way to change a namespace's labels, and so to lower its level.</summary>
/// <param name="Namespaces">The namespaces that it holds for; empty for all.</param>
/// <param name="Rule">The rule that allows it.</param>
/// <param name="RoleAt">The role's place; <see cref="Position.None"/> for a built-in role.</param>
public sealed record LabelGrant(
    ImmutableArray<string> Namespaces, PolicyRule Rule, string RoleKind, string RoleName, Position RoleAt, Binding Binding, Subject Subject);

/// <summary>Who may change the labels of which namespaces.</summary>
public static class NamespaceLabelling
{
    /// <summary>Every grant, sorted by binding.</summary>
    /// <remarks>
    /// A request about a namespace carries its name as namespace, too (apiserver/pkg/endpoints/request/requestinfo.go @v1.20.2): a
    /// RoleBinding grants it for its own namespace.
    /// </remarks>
    public static ImmutableArray<LabelGrant> Find(Inventory inventory)
    {
        var roles = BuiltIn.Roles.Concat(inventory.Roles)
            .GroupBy(role => (role.Namespace, role.Name))
            .ToDictionary(same => same.Key, same => same.Last());
        var aggregation = new Aggregation([.. roles.Values.Where(role => role.IsCluster)], LabelRule.Grants);
        return
        [
            .. (inventory.Bindings.Any(IsMasters) ? inventory.Bindings : inventory.Bindings.Append(BuiltIn.Masters))
                .SelectMany(Grants)
                .OrderBy(grant => grant.Binding.Namespace, StringComparer.Ordinal)
                .ThenBy(grant => grant.Binding.Name, StringComparer.Ordinal),
        ];

        static bool IsMasters(Binding binding) =>
            binding.IsCluster && string.Equals(binding.Name, BuiltIn.Masters.Name, StringComparison.Ordinal);

        IEnumerable<LabelGrant> Grants(Binding binding)
        {
            var key = (string.Equals(binding.RoleRef.Kind, "Role", StringComparison.Ordinal) ? binding.Namespace : null, binding.RoleRef.Name);
            if (!roles.TryGetValue(key, out var role))
                return [];
            var rules = role.Aggregation.IsDefault ? role.Rules.Where(LabelRule.Grants) : aggregation.RulesOf(role);
            return
                from rule in rules
                where binding.Namespace is null || rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains(binding.Namespace, StringComparer.Ordinal)
                from subject in binding.Subjects
                select new LabelGrant(
                    binding.Namespace is { } own ? [own] : rule.ResourceNames, rule, role.Kind, role.Name, role.At, binding, subject);
        }
    }
}
