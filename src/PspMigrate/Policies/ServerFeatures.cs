namespace PspMigrate.Policies;

/// <summary>Feature gates of the API server that change what the policy plugin does.</summary>
/// <remarks>Measured on v1.20.2 with the gates off and on (facts/pod-security-policy.md, 32).</remarks>
public sealed record ServerFeatures
{
    /// <summary>As v1.20 comes.</summary>
    public static ServerFeatures Plain { get; } = new();

    /// <summary>As v1.21 to v1.24 come.</summary>
    public static ServerFeatures Newest { get; } = new() { GenericEphemeralVolume = true, BoundServiceAccountToken = true };

    /// <summary>Every gate on, the alpha ones too.</summary>
    public static ServerFeatures Everything { get; } = Newest with { ProcMountType = true };

    /// <summary>Alpha to the end: without it allowedProcMountTypes is dropped when a policy is stored.</summary>
    public bool ProcMountType { get; init; }

    /// <summary>On by default from v1.21: without it ephemeral volumes are dropped from pods.</summary>
    public bool GenericEphemeralVolume { get; init; }

    /// <summary>On by default from v1.21: the service account token is a projected volume, not a secret.</summary>
    public bool BoundServiceAccountToken { get; init; }
}
