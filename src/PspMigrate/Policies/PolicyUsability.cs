namespace PspMigrate.Policies;

/// <summary>Whether the admission plugin can work with a valid policy at all.</summary>
/// <remarks>
/// pkg/security/podsecuritypolicy/factory.go:45-96 @v1.20.2 (facts/pod-security-policy.md, 23): a strategy that can't be built drops the whole policy,
/// so nobody can use it whatever the grants say.
/// </remarks>
public static class PolicyUsability
{
    /// <summary>Why the plugin drops this policy, or null when it doesn't.</summary>
    public static string? Dropped(PodSecurityPolicy policy) =>
        Ranges("runAsUser", policy.RunAsUser)
        ?? Ranges("runAsGroup", policy.RunAsGroup)
        ?? (policy.SELinux is { Rule: "MustRunAs", Options: null } ? "spec.seLinux says MustRunAs but has no seLinuxOptions" : null)
        ?? Ranges("fsGroup", policy.FsGroup)
        ?? Ranges("supplementalGroups", policy.SupplementalGroups);

    private static string? Ranges(string field, IdRule? rule) =>
        rule is { Rule: "MustRunAs" or "MayRunAs", Ranges.IsEmpty: true } ? $"spec.{field} says {rule.Rule} but has no ranges" : null;
}
