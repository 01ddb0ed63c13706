namespace PspMigrate.Access.Findings;

/// <summary>Bindings that grant nothing at all.</summary>
internal static class BindingFindings
{
    public static IEnumerable<AccessFinding> Find(Inventory inventory, AccessIndex index)
    {
        var elsewhere = inventory.Roles.Where(role => !role.IsCluster).ToLookup(role => role.Name, StringComparer.Ordinal);
        foreach (var binding in inventory.Bindings)
        {
            if (index.Roles.Find(binding) is null && !BuiltIn.IsMadeByServer(binding))
                yield return Missing(binding, elsewhere[binding.RoleRef.Name]);
        }
    }

    private static AccessFinding Missing(Binding binding, IEnumerable<Role> sameName)
    {
        var hint = binding.RoleRef.Kind is "Role" && sameName.FirstOrDefault() is { } other
            ? $" There is a Role of that name in namespace {other.Namespace}, but a RoleBinding finds only those of its own namespace."
            : binding.At.IsLive ? "" : $" If the cluster has that role, add it to the input ({HostedPolicies.Export}): what it grants is missing here.";
        var origin = HostedPolicies.OriginOf(binding.RoleRef.Name);
        return new(
            AccessFindingKind.MissingRole,
            $"{Words.Binding(binding)} refers to {binding.RoleRef.Kind} {binding.RoleRef.Name}, which "
                + $"{(binding.At.IsLive ? "doesn't exist" : "is not in the input")}",
            (origin is null || binding.At.IsLive ? "A binding to a role that does not exist grants nothing." : $"{origin}.") + hint,
            binding.RoleRef.At,
            [binding.At],
            Namespace: binding.Namespace);
    }
}
