namespace PspMigrate.Conversion.Machine;

/// <summary>What policies and levels look at in a pod's volumes: all but their names. A new field counts by itself.</summary>
internal static class VolumeOutlines
{
    /// <summary>The volumes without their names; what there is twice is judged twice alike.</summary>
    public static ValueList<Volume> Of(ValueList<Volume> named)
    {
        var volumes = named.Each(Nameless);
        for (var i = 1; i < volumes.Length; i++)
        {
            if (volumes.Items.AsSpan(0, i).Contains(volumes[i]))
                return [.. volumes.Distinct()];
        }

        return volumes;
    }

    public static Volume Nameless(Volume volume) => volume with { Name = "" };
}
