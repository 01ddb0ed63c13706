using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>Drivers of a type of volume that may be limited to a list: allowedFlexVolumes, allowedCSIDrivers.</summary>
/// <remarks>
/// A list grants nothing unless the type is in spec.volumes; omitted or empty it limits nothing (facts/pod-security-policy.md, 26).
/// Levels: no opinion; the type decides.
/// </remarks>
internal abstract class VolumeDrivers(string type) : Control
{
    public override ValueSet Domain { get; } = ValueSet.Texts - ValueSet.Of("");

    public override (Control Control, Value Value)? Parent => (ControlTable.VolumeTypes, type);

    public override IEnumerable<Value> Samples => ["example.com/driver", "example.org/driver"];

    public override void Read(Pod pod, List<FieldValue> held)
    {
        for (var i = 0; i < pod.Volumes.Length; i++)
        {
            var volume = pod.Volumes[i];
            if (volume.Driver is { } driver && volume.Sources.Contains(type, StringComparer.Ordinal))
                held.Add(new(driver, new Place("volumes", i, volume.Name), type + ".driver"));
        }
    }

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

    public override Pod With(Pod pod, Value value) => value.AsText is not { } driver
        ? pod
        : pod.WithVolume(new Volume { Name = "witness", Sources = [type], Driver = driver });

    protected abstract string Reason { get; }

    protected abstract ImmutableArray<string> Drivers(PodSecurityPolicy policy);
}
