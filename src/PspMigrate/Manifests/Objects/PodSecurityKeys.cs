namespace PspMigrate.Manifests.Objects;

/// <summary>Keys of the labels that Pod Security reads, which are those of namespaces.</summary>
/// <remarks>kubernetes/pod-security-admission api/constants.go.</remarks>
public static class PodSecurityKeys
{
    public const string Prefix = "pod-security.kubernetes.io/";

    /// <summary>All keys, in the order in which Pod Security reads them.</summary>
    public static ImmutableArray<string> All { get; } =
        [.. new[] { "enforce", "audit", "warn" }.SelectMany(mode => new[] { Prefix + mode, $"{Prefix}{mode}-version" })];
}
