using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Policies;

/// <summary>A policy that the API accepts and the admission plugin then silently leaves out.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Reason">What is missing.</param>
/// <param name="At">The rule that lacks it.</param>
public sealed record DroppedPolicy(string Policy, string Reason, Position At);

/// <summary>Whether the admission plugin can work with a valid policy at all.</summary>
/// <remarks>
/// pkg/security/podsecuritypolicy/factory.go:45-96 @v1.20.2 (facts/pod-security-policy.md, 23): a strategy that can't be built drops the whole policy,
/// so nobody can use it whatever the grants say.
/// </remarks>
public static class PolicyUsability
{
    /// <summary>Why the plugin drops this policy, or null when it doesn't.</summary>
    public static string? Dropped(PodSecurityPolicy policy) => Find(policy)?.Reason;

    /// <summary>The policies that the plugin drops, in input order.</summary>
    public static ImmutableArray<DroppedPolicy> FindDropped(IEnumerable<PodSecurityPolicy> policies) =>
        [.. policies.Select(Find).OfType<DroppedPolicy>()];

    private static DroppedPolicy? Find(PodSecurityPolicy policy) =>
        Ranges(policy, "runAsUser", policy.RunAsUser)
        ?? Ranges(policy, "runAsGroup", policy.RunAsGroup)
        ?? SELinux(policy)
        ?? Ranges(policy, "fsGroup", policy.FsGroup)
        ?? Ranges(policy, "supplementalGroups", policy.SupplementalGroups);

    private static DroppedPolicy? Ranges(PodSecurityPolicy policy, string field, IdRule? rule) =>
        rule is { Rule: "MustRunAs" or "MayRunAs", Ranges.IsEmpty: true }
            ? new(policy.Name, $"spec.{field} says {rule.Rule} but has no ranges", policy.Where("spec", field, "rule"))
            : null;

    private static DroppedPolicy? SELinux(PodSecurityPolicy policy) =>
        policy.SELinux is { Rule: "MustRunAs", Options: null }
            ? new(policy.Name, "spec.seLinux says MustRunAs but has no seLinuxOptions", policy.Where("spec", "seLinux", "rule"))
            : null;
}
