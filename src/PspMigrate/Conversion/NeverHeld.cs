namespace PspMigrate.Conversion;

/// <summary>
/// A rule of a policy that was never in force in a namespace: whoever could use the policy there could use others that admit what it refuses.
/// </summary>
/// <param name="Finding">Its rule: a lost finding at the level that is enforced there.</param>
/// <param name="Admitting">The policies that admit it, bytewise by name.</param>
public sealed record NeverHeld(PolicyPlan Policy, Finding Finding, ImmutableArray<string> Admitting);
