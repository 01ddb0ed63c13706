namespace PspMigrate.Conversion.Cleanup;

/// <summary>What becomes of a rule of a role once there are no PodSecurityPolicies.</summary>
public enum RuleFate
{
    /// <summary>It isn't about policies, or not in a way that can be taken out.</summary>
    Stays,

    /// <summary>It is about other resources, too: only <c>podsecuritypolicies</c> is taken out of its list.</summary>
    LosesPolicies,

    /// <summary>It is about policies alone.</summary>
    Goes,
}

/// <summary>Tells rules that are about policies from others.</summary>
internal static class RuleFates
{
    /// <summary>What can be taken out of a rule so that every access review about another resource has the answer that it has now.</summary>
    /// <remarks>
    /// A rule grants each of its resources in each of its groups, on its own (pkg/apis/rbac/v1/evaluation_helpers.go:31-97 @v1.20.2): one resource
    /// less changes nothing for the others. A <c>*</c> is never about policies, and a group with a dot may have a resource of that name.
    /// </remarks>
    public static RuleFate Of(PolicyRule rule)
    {
        var about = rule.Resources.Count(IsPolicies);
        if (about == 0 || rule.HasNonResourceUrls || rule.Resources.Contains("*", StringComparer.Ordinal)
            || !rule.ApiGroups.Any(group => group is "policy" or "extensions" or "*")
            || rule.ApiGroups.Any(group => group.Contains('.', StringComparison.Ordinal)))
        {
            return RuleFate.Stays;
        }

        return about == rule.Resources.Length ? RuleFate.Goes : RuleFate.LosesPolicies;
    }

    /// <summary>Whether a resource of a rule is PodSecurityPolicy, or a part of it.</summary>
    public static bool IsPolicies(string resource) =>
        resource is "podsecuritypolicies" || resource.StartsWith("podsecuritypolicies/", StringComparison.Ordinal);
}
