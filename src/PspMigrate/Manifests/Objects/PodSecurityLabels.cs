namespace PspMigrate.Manifests.Objects;

/// <summary>A mode of Pod Security admission.</summary>
public enum Mode
{
    Enforce,
    Audit,
    Warn,
}

/// <summary>The labels of a namespace that Pod Security reads.</summary>
/// <remarks>kubernetes/pod-security-admission api/constants.go.</remarks>
public static class PodSecurityLabels
{
    public const string Prefix = "pod-security.kubernetes.io/";

    public const string Enforce = Prefix + "enforce";

    public const string EnforceVersion = Prefix + "enforce-version";

    public const string Audit = Prefix + "audit";

    public const string AuditVersion = Prefix + "audit-version";

    public const string Warn = Prefix + "warn";

    public const string WarnVersion = Prefix + "warn-version";

    /// <summary>All keys, in the order in which Pod Security reads them.</summary>
    public static ImmutableArray<string> All { get; } = [Enforce, EnforceVersion, Audit, AuditVersion, Warn, WarnVersion];

    public static string Name(this Mode mode) => mode switch
    {
        Mode.Enforce => "enforce",
        Mode.Audit => "audit",
        _ => "warn",
    };

    public static string LevelKey(Mode mode) => Prefix + mode.Name();

    public static string VersionKey(Mode mode) => LevelKey(mode) + "-version";

    public static ImmutableArray<string> Keys(Mode mode) => [LevelKey(mode), VersionKey(mode)];
}
