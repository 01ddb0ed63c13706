namespace PspMigrate.Access;

/// <summary>What one rule of a role says about using policies.</summary>
/// <remarks>pkg/apis/rbac/v1/evaluation_helpers.go:31-97 @v1.20.2 (facts/pod-security-policy.md, 1 and 9): everything is literal but <c>*</c>.</remarks>
internal static class UseRule
{
    /// <summary>The API groups that the plugin asks for, in its order.</summary>
    public static readonly ImmutableArray<string> ApiGroups = ["policy", "extensions"];

    /// <summary>True when the rule lets somebody use some policy.</summary>
    public static bool Grants(PolicyRule rule) =>
        Has(rule.Verbs, "use") && Has(rule.Resources, "podsecuritypolicies")
        && ApiGroups.Any(group => Has(rule.ApiGroups, group));

    /// <summary>True when it was written about policies: it grants some, and not through a <c>*</c>.</summary>
    public static bool IsExplicit(PolicyRule rule) => Grants(rule) && !IsWildcard(rule);

    /// <summary>True when the rule answers yes for this policy in this API group.</summary>
    public static bool Grants(PolicyRule rule, string policy, string apiGroup) =>
        Grants(rule) && Has(rule.ApiGroups, apiGroup) && Names(rule, policy);

    /// <summary>True when the rule's resourceNames hold the policy, or are left out.</summary>
    public static bool Names(PolicyRule rule, string policy) =>
        rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains(policy, StringComparer.Ordinal);

    /// <summary>True when it grants through a <c>*</c>, so perhaps without meaning policies.</summary>
    public static bool IsWildcard(PolicyRule rule) =>
        !rule.Resources.Contains("podsecuritypolicies", StringComparer.Ordinal)
        || !rule.Verbs.Contains("use", StringComparer.Ordinal)
        || !ApiGroups.Any(group => rule.ApiGroups.Contains(group, StringComparer.Ordinal));

    /// <summary>Whether a list of a rule holds a word, or the <c>*</c> that stands for all.</summary>
    internal static bool Has(ImmutableArray<string> list, string value) =>
        list.Contains(value, StringComparer.Ordinal) || list.Contains("*", StringComparer.Ordinal);
}
