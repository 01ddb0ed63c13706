using System.Collections.Concurrent;

namespace PspMigrate.Conversion.Machine;

/// <summary>One part for all pods that are judged alike by it: of a large cluster's pods few have others. For use by several threads.</summary>
/// <param name="policies">How many policies there are to ask.</param>
internal sealed class PodShapes(int policies)
{
    private readonly ConcurrentDictionary<(Pod Bare, ValueList<(string Key, string Value)> Annotations), Known> _known = [];

    /// <summary>The parts of a pod.</summary>
    /// <remarks>A pod without containers is judged whole, as is one whose containers' names are the same: annotations mean several of them.</remarks>
    public PodShape Of(Pod pod)
    {
        var (init, main, ephemeral) = (pod.InitContainers, pod.Containers, pod.EphemeralContainers);
        var containers = init.Length + main.Length + ephemeral.Length;
        if (containers == 0 || (containers > 1 && !AreNamesDistinct(pod)))
            return new([new(pod, policies)]);
        var parts = new PodPart[containers + (pod.Volumes.IsEmpty ? 0 : 1)];
        var annotations = new ProfileAnnotations(pod.Annotations);
        var known = _known.GetOrAdd((Bare(pod), annotations.OfPod), static _ => new());
        var count = 0;
        foreach (var container in init)
            parts[count++] = Part(ContainerList.Init, container);
        foreach (var container in main)
            parts[count++] = Part(ContainerList.Main, container);
        foreach (var container in ephemeral)
            parts[count++] = Part(ContainerList.Ephemeral, container);
        if (!pod.Volumes.IsEmpty)
        {
            parts[count] = known.Volumes.GetOrAdd(
                Nameless(pod.Volumes), static (_, made) => new(OnlyVolumes(made.pod, made.annotations), made.policies), (pod, annotations, policies));
        }

        return new(parts);

        PodPart Part(ContainerList list, Container container) => known.Containers.GetOrAdd(
            ContainerOutline.Of(pod, list, container, annotations),
            static (key, made) => new(Only(made.container, key.List, made.pod), made.policies),
            (pod, container, policies));
    }

    /// <summary>The pod without its parts, and without what nobody judges by: its own name and owners, and its account. A new field counts by itself.</summary>
    private static Pod Bare(Pod pod) => pod with
    {
        Name = "",
        Namespace = null,
        Owners = [],
        Annotations = Maps.Empty,
        MeshLabels = Maps.Empty,
        ServiceAccountName = null,
        InitContainers = [],
        Containers = [],
        EphemeralContainers = [],
        Volumes = [],
    };

    /// <summary>Volumes without their names, a new field counts by itself; what there is twice is judged twice alike.</summary>
    private static ValueList<Volume> Nameless(ValueList<Volume> named)
    {
        var volumes = named.Each(ContainerOutline.Nameless);
        for (var i = 1; i < volumes.Length; i++)
        {
            if (volumes.Items.AsSpan(0, i).Contains(volumes[i]))
                return [.. volumes.Distinct()];
        }

        return volumes;
    }

    /// <summary>The pod with one container, and of its volumes those of the host that the container can write to.</summary>
    private static Pod Only(Container container, ContainerList list, Pod pod) => pod with
    {
        InitContainers = list == ContainerList.Init ? [container] : [],
        Containers = list == ContainerList.Main ? [container] : [],
        EphemeralContainers = list == ContainerList.Ephemeral ? [container] : [],
        Volumes = ContainerOutline.WritableIn(pod, container),
    };

    private static Pod OnlyVolumes(Pod pod, ProfileAnnotations annotations) => pod with
    {
        Annotations = annotations.OfPod.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal),
        InitContainers = [],
        Containers = [],
        EphemeralContainers = [],
    };

    private static bool AreNamesDistinct(Pod pod)
    {
        var containers = Place.Containers(pod);
        for (var i = 1; i < containers.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (string.Equals(containers[i].Place.Name, containers[j].Place.Name, StringComparison.Ordinal))
                    return false;
            }
        }

        return true;
    }

    /// <summary>The parts of pods that are alike besides their containers and volumes.</summary>
    private sealed class Known
    {
        public ConcurrentDictionary<ContainerOutline, PodPart> Containers { get; } = [];

        public ConcurrentDictionary<ValueList<Volume>, PodPart> Volumes { get; } = [];
    }
}
