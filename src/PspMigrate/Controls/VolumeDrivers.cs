namespace PspMigrate.Controls;

/// <summary>Drivers of a type of volume that may be limited to a list: allowedFlexVolumes, allowedCSIDrivers.</summary>
/// <remarks>
/// A list grants nothing unless the type is in spec.volumes; omitted or empty it limits nothing (facts/pod-security-policy.md, 26).
/// Levels: no opinion; the type decides.
/// </remarks>
internal abstract class VolumeDrivers(string name, string type) : PolicyControl(name, new VolumeItems(
    type + ".driver",
    volume => volume.Sources.Contains(type, StringComparer.Ordinal) ? volume.Driver : null,
    driver => new() { Name = "witness", Sources = [type], Driver = driver.AsText },
    ValueSet.Texts - ValueSet.Of("")))
{
    public override (Control Control, Value Value)? Parent => (ControlTable.VolumeTypes, type);

    public override IEnumerable<Value> Samples => ["example.com/driver", "example.org/driver"];

    public override ValueSet Admitted(PodSecurityPolicy policy)
    {
        var drivers = Drivers(policy);
        var matters = !drivers.IsEmpty && ControlTable.VolumeTypes.Admitted(policy).Contains(type);
        return matters ? ValueSet.OfTexts(drivers) : ValueSet.All;
    }

    public override bool HasRule(PodSecurityPolicy policy) => !Drivers(policy).IsEmpty;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, $"\"{held.AsWritten}\"", Reason);

    public override string Noun => "driver";

    protected abstract string Reason { get; }

    protected abstract ImmutableArray<string> Drivers(PodSecurityPolicy policy);
}
