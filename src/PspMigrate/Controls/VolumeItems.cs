namespace PspMigrate.Controls;

/// <summary>A field of each volume of a pod.</summary>
/// <param name="path">The field below the volume, as messages spell it.</param>
/// <param name="get">The volume's value; unset for volumes that hold none.</param>
/// <param name="readOnly">Whether such a volume is mounted read-only.</param>
internal sealed class VolumeItems(string path, Func<Volume, Value> get, Func<Value, Volume> make, ValueSet domain, bool readOnly = false) : Facet(path, domain)
{
    internal override void ReadPod(Pod pod, List<FieldValue> held, bool isEffective)
    {
        for (var i = 0; i < pod.Volumes.Length; i++)
        {
            var volume = pod.Volumes[i];
            if (get(volume) is { IsUnset: false } value)
                held.Add(new(Of(value), new Place("volumes", i, volume.Name), Path));
        }
    }

    internal override Pod With(Pod pod, Value value) => value.IsUnset ? pod : pod.WithVolume(make(value), readOnly);
}
