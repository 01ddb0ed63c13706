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
