namespace PspMigrate.Manifests.Reading;

/// <summary>Whether two pods of one controller are the same to everything that judges pods.</summary>
/// <remarks>
/// They are when they are equal without what is each pod's own: names and owners, the name of the volume with its bound token, and
/// annotations and labels of other domains than those in which anything is looked at. A field that is new counts by itself.
/// </remarks>
internal static class PodLikeness
{
    /// <summary>The name of every volume with a bound token; no name of a real one.</summary>
    private const string Token = "(token)";

    public static bool AreAlike(Pod left, Pod right) => Said(left) == Said(right);

    /// <summary>The same for pods of different objects: nothing that judges looks at images.</summary>
    public static bool AreJudgedAlike(Pod left, Pod right) => Said(WithoutImages(left)) == Said(WithoutImages(right));

    private static (Pod Pod, ValueList<(string Key, string Value)> Annotations, ValueList<(string Key, string Value)> Labels) Said(Pod pod)
    {
        var bare = pod with
        {
            Name = "",
            Namespace = null,
            Owners = [],
            Annotations = Maps.Empty,
            MeshLabels = Maps.Empty,
            Volumes = pod.Volumes.Each(volume => volume.IsServiceAccountToken ? volume with { Name = Token } : volume),
        };
        return (
            bare.EachContainer(
                container => container with { VolumeMounts = container.VolumeMounts.Each(mount => IsToken(pod, mount) ? mount with { Name = Token } : mount) }),
            Among(pod.Annotations, "kubernetes.io", "istio.io", "linkerd.io"),
            Among(pod.MeshLabels, "istio.io"));
    }

    private static Pod WithoutImages(Pod pod) => pod.EachContainer(container => container with { Image = null });

    private static bool IsToken(Pod pod, VolumeMount mount)
    {
        foreach (var volume in pod.Volumes)
        {
            if (volume.IsServiceAccountToken && string.Equals(volume.Name, mount.Name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The entries whose keys belong to a domain or one below it.</summary>
    private static ValueList<(string Key, string Value)> Among(ImmutableSortedDictionary<string, string> entries, params ReadOnlySpan<string> domains)
    {
        var among = ImmutableArray.CreateBuilder<(string Key, string Value)>();
        foreach (var (key, value) in entries)
        {
            var slash = key.IndexOf('/', StringComparison.Ordinal);
            foreach (var domain in domains)
            {
                if (slash < 0 || !key.AsSpan(0, slash).EndsWith(domain, StringComparison.Ordinal))
                    continue;
                among.Add((key, value));
                break;
            }
        }

        return among.ToImmutable();
    }
}
