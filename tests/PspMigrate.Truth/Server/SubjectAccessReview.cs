using PspMigrate.Access;

namespace PspMigrate.Truth.Server;

/// <summary>What a server answers to a SubjectAccessReview for <c>use</c> of a policy; the policy need not be in the input.</summary>
public static class SubjectAccessReview
{
    /// <param name="apiGroup"><c>policy</c> or <c>extensions</c>.</param>
    public static bool MayUse(this AccessIndex index, Identity who, string @namespace, string policy, string apiGroup) =>
        index.Bound(who, @namespace).Any(bound => bound.Uses.Rules.Any(rule => UseRule.Grants(rule, policy, apiGroup)));

    /// <summary>The rules of a role about the use of policies, as the server stores them after aggregation; empty when there is no such role.</summary>
    /// <param name="namespace">Null for a ClusterRole.</param>
    public static IEnumerable<Manifests.Objects.PolicyRule> UseRules(this AccessIndex index, string? @namespace, string role) =>
        index.Roles.Find(@namespace, role)?.Rules ?? [];
}
