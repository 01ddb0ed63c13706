namespace PspMigrate.Controls;

/// <summary>Drivers of FlexVolumes.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.volumes[*].flexVolume.driver
/// Pod Security Standards: no opinion; the type of the volume decides
/// PodSecurityPolicy, allowedFlexVolumes:
///   omitted, empty      anything
///   drivers             those drivers
/// </code>
/// </remarks>
internal sealed class FlexDrivers() : VolumeDrivers("flexVolumeDrivers", Volumes.Flex)
{
    protected override string Reason => "Flexvolume driver is not allowed to be used";

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "allowedFlexVolumes"];

    protected override ImmutableArray<string> Drivers(PodSecurityPolicy policy) => policy.AllowedFlexVolumes;
}
