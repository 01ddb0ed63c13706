namespace PspMigrate.Conversion;

/// <summary>What an input holds of PodSecurityPolicies.</summary>
public enum PolicyState
{
    /// <summary>Policies.</summary>
    Given,
    /// <summary>No policy, though files grant the use of some: the input lacks them.</summary>
    Missing,
    /// <summary>No policy and no word of any: as on every cluster from v1.25 on.</summary>
    None,
}

/// <summary>Tells which it is.</summary>
internal static class PolicyStates
{
    /// <summary>The state of an input.</summary>
    /// <remarks>Roles of a cluster prove nothing: it was asked for its policies, too, and grants outlive them.</remarks>
    public static PolicyState Of(Inventory inventory)
    {
        if (!inventory.Policies.IsEmpty)
            return PolicyState.Given;
        return inventory.Roles.Any(role => !role.At.IsLive && role.Rules.Any(UseRule.IsExplicit))
            || inventory.Bindings.Any(binding => !binding.At.IsLive && HostedPolicies.IsRole(binding.RoleRef.Name))
            ? PolicyState.Missing
            : PolicyState.None;
    }
}
