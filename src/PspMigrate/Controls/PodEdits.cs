namespace PspMigrate.Controls;

/// <summary>Copies of pods with something changed. A pod to which nothing is done comes back as the same object.</summary>
internal static class PodEdits
{
    private static readonly SecurityContext Nothing = new();

    /// <summary>Changes every container's security context, made where it is missing.</summary>
    public static Pod EachContext(this Pod pod, Func<SecurityContext, SecurityContext> change) =>
        pod.EachContainer(container => Changed(container, change));

    private static Container Changed(Container container, Func<SecurityContext, SecurityContext> change)
    {
        var before = container.SecurityContext ?? Nothing;
        var after = change(before);
        return ReferenceEquals(before, after) || before == after ? container : container with { SecurityContext = after };
    }

    /// <summary>Changes the security context of the container at one place, made where it is missing.</summary>
    public static Pod At(this Pod pod, Place place, Func<SecurityContext, SecurityContext> change)
    {
        var containers = pod.ContainersOf(place.List ?? "");
        if (place.Index >= containers.Length)
            return pod;
        var changed = Changed(containers[place.Index], change);
        if (ReferenceEquals(changed, containers[place.Index]))
            return pod;
        containers = containers.Items.SetItem(place.Index, changed);
        return place.List switch
        {
            "initContainers" => pod with { InitContainers = containers },
            "containers" => pod with { Containers = containers },
            _ => pod with { EphemeralContainers = containers },
        };
    }

    /// <summary>Changes the pod's security context, made where it is missing.</summary>
    public static Pod OwnContext(this Pod pod, Func<PodSecurityContext, PodSecurityContext> change) =>
        pod with { SecurityContext = change(pod.SecurityContext ?? new PodSecurityContext()) };

    /// <summary>Whether each container says something of its own, so that nothing takes over what the pod says.</summary>
    public static bool EachSays(this Pod pod, Func<SecurityContext, bool> says) =>
        Array.TrueForAll(Place.Containers(pod), item => item.Container.SecurityContext is { } context && says(context));

    /// <summary>Adds a volume, mounted by every container at <c>/witness</c>; one of the same name is replaced.</summary>
    public static Pod WithVolume(this Pod pod, Volume volume, bool readOnly = false)
    {
        var others = pod.Volumes.Items.RemoveAll(other => string.Equals(other.Name, volume.Name, StringComparison.Ordinal));
        return (pod with { Volumes = others.Add(volume) }).EachContainer(container => container with
        {
            VolumeMounts = container.VolumeMounts.Items
                .RemoveAll(mount => string.Equals(mount.Name, volume.Name, StringComparison.Ordinal))
                .Add(new(volume.Name, "/witness", readOnly)),
        });
    }
}
