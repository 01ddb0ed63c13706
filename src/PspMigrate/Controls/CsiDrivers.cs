namespace PspMigrate.Controls;

/// <summary>Drivers of inline CSI volumes.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.volumes[*].csi.driver
/// Pod Security Standards: no opinion; the type of the volume decides
/// PodSecurityPolicy, allowedCSIDrivers:
///   omitted, empty      anything
///   drivers             those drivers
/// </code>
/// </remarks>
internal sealed class CsiDrivers() : VolumeDrivers("csiDrivers", Volumes.Csi)
{
    public override IEnumerable<Value> Samples => ["driver.example.com", "csi.example.org"];

    /// <inheritdoc/>
    /// <remarks>pkg/apis/core/validation/validation.go ValidateCSIDriverName @v1.20.2: at most 63 characters, a DNS subdomain in any case.</remarks>
    public override bool IsValid(Value value) =>
        value.AsText is { Length: <= 63 } name && ObjectNames.IsSubdomain(name.ToLowerInvariant());

    protected override string Reason => "Inline CSI driver is not allowed to be used";

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "allowedCSIDrivers"];

    protected override ImmutableArray<string> Drivers(PodSecurityPolicy policy) => policy.AllowedCsiDrivers;
}
