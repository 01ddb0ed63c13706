namespace PspMigrate.Conversion.Cleanup;

/// <summary>Which namespaces have nothing yet in the place of their policies.</summary>
internal static class Enforcement
{
    private const string Enforce = PodSecurityKeys.Prefix + "enforce";

    /// <summary>Namespaces without a label for enforce mode, unless the API server's configuration covers them; by name.</summary>
    public static ImmutableArray<string> Lacking(Inventory inventory, Scope scope)
    {
        if (inventory.Configuration is { Enforce: not "privileged" })
            return [];
        var exempt = inventory.Configuration?.ExemptNamespaces ?? [];
        return
        [
            .. inventory.Namespaces
                .Where(item => scope.Contains(item.Name) && !item.Labels.ContainsKey(Enforce) && !exempt.Contains(item.Name, StringComparer.Ordinal))
                .Select(item => item.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
