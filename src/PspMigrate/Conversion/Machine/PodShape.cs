using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Conversion.Machine;

/// <summary>What policies and levels look at in a pod. All pods of a shape are judged alike; only texts about them name other containers and volumes.</summary>
/// <remarks>
/// Equal to every pod that says the same but for what nobody judges by: its own name and owners, images, its account, names of containers that
/// no annotation can name, names of volumes, what is mounted where, ports that aren't the host's, and annotations other than those of
/// security. A new field counts by itself.
/// </remarks>
internal sealed class PodShape : IEquatable<PodShape>
{
    private readonly Pod _bare;
    private readonly ValueList<(string Key, string Value)> _annotations;
    private readonly int _hash;
    private readonly Pod?[] _arrived = new Pod?[2];
    private readonly PolicyAnswer[] _answers;

    /// <param name="pod">A pod of the shape: the one that is judged.</param>
    /// <param name="policies">How many policies there are to ask.</param>
    public PodShape(Pod pod, int policies)
    {
        Pod = pod;
        _annotations = Security(pod.Annotations);
        _bare = Bare(pod, _annotations.IsEmpty);
        _hash = HashCode.Combine(_bare, _annotations);
        _answers = new PolicyAnswer[2 * policies];
    }

    /// <summary>The pod that is judged for all.</summary>
    public Pod Pod { get; }

    /// <summary>What a policy makes of such pods. Asked by several threads, it may be worked out more than once.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="withoutToken">Whether they get no token.</param>
    /// <param name="features">The server's feature gates.</param>
    public PolicyAnswer Of(PreparedPolicy policy, bool withoutToken, ServerFeatures features)
    {
        var way = withoutToken ? 1 : 0;
        ref var answer = ref _answers[(2 * policy.Index) + way];
        if (answer == PolicyAnswer.Unknown)
            answer = policy.Answer(_arrived[way] ??= ServerPods.ApplyServerDefaults(Pod, withoutToken, features), features);
        return answer;
    }

    public bool Equals(PodShape? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && _bare == other._bare && _annotations == other._annotations);

    public override bool Equals(object? obj) => Equals(obj as PodShape);

    public override int GetHashCode() => _hash;

    private static Pod Bare(Pod pod, bool isUnnamed)
    {
        var hasNames = !isUnnamed || !AreDistinct(pod);
        return pod with
        {
            Name = "",
            Namespace = null,
            Owners = [],
            Annotations = Maps.Empty,
            MeshLabels = Maps.Empty,
            ServiceAccountName = null,
            InitContainers = Bare(pod.InitContainers, pod, hasNames),
            Containers = Bare(pod.Containers, pod, hasNames),
            EphemeralContainers = Bare(pod.EphemeralContainers, pod, hasNames),
            Volumes = Distinct(pod.Volumes.Each(volume => volume with { Name = IsWritable(pod, volume) ? "writable" : "" })),
        };
    }

    private static ValueList<Container> Bare(ValueList<Container> containers, Pod pod, bool hasNames) => Distinct(containers.Each(container => container with
    {
        Name = hasNames ? container.Name : "",
        Image = null,
        Ports = pod.HostNetwork || container.Ports.IsEmpty ? container.Ports : OfHost(container.Ports),
        VolumeMounts = OfToken(container.VolumeMounts),
    }));

    private static bool AreDistinct(Pod pod)
    {
        var all = pod.InitContainers.Length + pod.Containers.Length + pod.EphemeralContainers.Length;
        return all == 1 || Place.Containers(pod).Select(item => item.Container.Name).Distinct(StringComparer.Ordinal).Count() == all;
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

    /// <summary>Whether a host path can be written to: all that mounts are looked at for, besides whether a token is mounted.</summary>
    private static bool IsWritable(Pod pod, Volume volume) => volume.HostPath is not null && Place.Containers(pod).Any(item => item.Container.VolumeMounts
        .Any(mount => !mount.ReadOnly && string.Equals(mount.Name, volume.Name, StringComparison.Ordinal)));

    private static ValueList<VolumeMount> OfToken(ValueList<VolumeMount> mounts)
    {
        foreach (var mount in mounts)
        {
            if (mount.MountPath is ServerPods.TokenPath)
                return [new("", ServerPods.TokenPath, ReadOnly: true)];
        }

        return [];
    }

    /// <summary>What there is twice is judged twice alike.</summary>
    private static ValueList<T> Distinct<T>(ValueList<T> items)
        where T : class
    {
        for (var i = 1; i < items.Length; i++)
        {
            if (items.Items.AsSpan(0, i).Contains(items[i]))
                return [.. items.Distinct()];
        }

        return items;
    }

    /// <summary>The annotations of profiles: <c>seccomp.security.alpha.kubernetes.io</c> and the like.</summary>
    private static ValueList<(string Key, string Value)> Security(ImmutableSortedDictionary<string, string> annotations)
    {
        if (annotations.IsEmpty)
            return [];
        return new([
            .. annotations.Where(entry => entry.Key.Contains(".alpha.kubernetes.io/", StringComparison.Ordinal)
                || entry.Key.Contains(".beta.kubernetes.io/", StringComparison.Ordinal)).Select(entry => (entry.Key, entry.Value)),
        ]);
    }
}
