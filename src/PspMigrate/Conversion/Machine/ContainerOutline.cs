namespace PspMigrate.Conversion.Machine;

/// <summary>The list of a pod that a container is in.</summary>
internal enum ContainerList
{
    Init,
    Main,
    Ephemeral,
}

/// <summary>What policies and levels look at in a container.</summary>
/// <param name="Bare">
/// The container without what nobody judges by: its name, its image, what is mounted where (but whether a token is), ports that aren't the host's. A
/// new field counts by itself.
/// </param>
/// <param name="Writable">The volumes of the host that it can write to, without their names.</param>
/// <param name="Annotations">The annotations of profiles that are about containers.</param>
internal readonly record struct ContainerOutline(
    ContainerList List, Container Bare, ValueList<Volume> Writable, ValueList<(string Key, string Value)> Annotations)
{
    public static ContainerOutline Of(Pod pod, ContainerList list, Container container, ProfileAnnotations annotations) => new(
        list,
        container with
        {
            Name = "",
            Image = null,
            Ports = pod.HostNetwork || container.Ports.IsEmpty ? container.Ports : OfHost(container.Ports),
            VolumeMounts = container.VolumeMounts.IsEmpty ? container.VolumeMounts : OfToken(container.VolumeMounts),
        },
        WritableIn(pod, container).Each(Nameless),
        annotations.Of(container.Name));

    public static Volume Nameless(Volume volume) => volume with { Name = "" };

    /// <summary>The volumes of the host that a container of a pod can write to.</summary>
    public static ValueList<Volume> WritableIn(Pod pod, Container container)
    {
        foreach (var volume in pod.Volumes)
        {
            if (IsWritable(volume, container))
                return [.. pod.Volumes.Where(volume => IsWritable(volume, container))];
        }

        return [];
    }

    private static bool IsWritable(Volume volume, Container container)
    {
        if (volume.HostPath is null)
            return false;
        foreach (var mount in container.VolumeMounts)
        {
            if (!mount.ReadOnly && string.Equals(mount.Name, volume.Name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static ValueList<ContainerPort> OfHost(ValueList<ContainerPort> ports)
    {
        foreach (var port in ports)
        {
            if (port.HostPort != 0)
                return ports.Items.RemoveAll(port => port.HostPort == 0);
        }

        return [];
    }

    private static ValueList<VolumeMount> OfToken(ValueList<VolumeMount> mounts)
    {
        foreach (var mount in mounts)
        {
            if (mount.MountPath is ServerPods.TokenPath)
                return [new("", ServerPods.TokenPath, ReadOnly: true)];
        }

        return [];
    }
}
