namespace PspMigrate.Standards;

/// <summary>The labels of a namespace that Pod Security reads, in the order in which it does.</summary>
/// <remarks>kubernetes/pod-security-admission api/constants.go.</remarks>
public static class PolicyLabels
{
    public const string Prefix = PodSecurityKeys.Prefix;

    public const string Enforce = Prefix + "enforce";
    public const string EnforceVersion = Prefix + "enforce-version";
    public const string Audit = Prefix + "audit";
    public const string AuditVersion = Prefix + "audit-version";
    public const string Warn = Prefix + "warn";
    public const string WarnVersion = Prefix + "warn-version";
}
