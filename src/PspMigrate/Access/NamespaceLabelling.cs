namespace PspMigrate.Access;

/// <summary>One way to change a namespace's labels, and so to lower its level.</summary>
/// <param name="Namespaces">The namespaces that it holds for; empty for all.</param>
public sealed record LabelGrant(ImmutableArray<string> Namespaces, PolicyRule Rule, Role Role, Binding Binding, Subject Subject);

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
        var roles = new RoleIndex(inventory.Roles, [], LabelRule.Grants);
        return
        [
            .. from binding in (inventory.Bindings.Any(IsMasters) ? inventory.Bindings : inventory.Bindings.Append(BuiltIn.Masters))
                   .OrderBy(binding => binding.Namespace, StringComparer.Ordinal).ThenBy(binding => binding.Name, StringComparer.Ordinal)
               let uses = roles.Find(binding)
               where uses is not null
               from rule in uses.Rules
               where binding.Namespace is null || rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains(binding.Namespace, StringComparer.Ordinal)
               from subject in binding.Subjects
               select new LabelGrant(binding.Namespace is { } own ? [own] : rule.ResourceNames, rule, uses.Role, binding, subject),
        ];

        static bool IsMasters(Binding binding) =>
            binding.IsCluster && string.Equals(binding.Name, BuiltIn.Masters.Name, StringComparison.Ordinal);
    }
}
