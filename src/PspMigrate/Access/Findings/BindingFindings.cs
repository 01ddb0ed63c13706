using PspMigrate.Manifests.Objects;

namespace PspMigrate.Access.Findings;

/// <summary>Bindings that grant nothing at all.</summary>
internal static class BindingFindings
{
    public static IEnumerable<AccessFinding> Find(Inventory inventory, AccessIndex index)
    {
        var elsewhere = inventory.Roles.Where(role => !role.IsCluster).ToLookup(role => role.Name, StringComparer.Ordinal);
        foreach (var binding in inventory.Bindings)
        {
            if (index.Roles.Find(binding) is null && !IsMadeByServer(binding))
                yield return Missing(binding, elsewhere[binding.RoleRef.Name]);
        }
    }

    private static AccessFinding Missing(Binding binding, IEnumerable<Role> sameName)
    {
        var hint = binding.RoleRef.Kind is "Role" && sameName.FirstOrDefault() is { } other
            ? $" There is a Role of that name in namespace {other.Namespace}, but a RoleBinding finds only those of its own namespace."
            : " If the cluster has that role, add it to the input: what it grants is missing here.";
        return new(
            AccessFindingKind.MissingRole,
            $"{Words.Binding(binding)} refers to {binding.RoleRef.Kind} {binding.RoleRef.Name}, which is not in the input",
            "A binding to a role that does not exist grants nothing." + hint,
            binding.RoleRef.At,
            [binding.At],
            Namespace: binding.Namespace);
    }

    /// <summary>Roles that the server makes itself, none of which grants policies but those in <see cref="BuiltIn"/>.</summary>
    /// <remarks>bootstrappolicy/policy.go and namespace_policy.go @v1.20.2 (facts/pod-security-policy.md, 11).</remarks>
    private static bool IsMadeByServer(Binding binding)
    {
        var role = binding.RoleRef;
        return role.Kind is "ClusterRole"
            ? role.Name.StartsWith("system:", StringComparison.Ordinal)
            : binding.Namespace is "kube-system" or "kube-public"
                && (role.Name is "extension-apiserver-authentication-reader"
                    || role.Name.StartsWith("system:", StringComparison.Ordinal));
    }
}
