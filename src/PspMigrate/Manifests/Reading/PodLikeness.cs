using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Reading;

/// <summary>Whether two pods of one controller are the same to everything that judges pods.</summary>
/// <remarks>
/// Compared is everything that was read of a pod but its names and places; of annotations and labels, of which many are each pod's
/// own, those of the domains in which anything is looked at. The volume that holds a bound token has another name in every pod.
/// </remarks>
internal static class PodLikeness
{
    public static bool AreAlike(Pod left, Pod right) => AreAlike(left, right, countsImages: true);

    /// <summary>The same for pods of different objects: nothing that judges looks at images.</summary>
    public static bool AreJudgedAlike(Pod left, Pod right) => AreAlike(left, right, countsImages: false);

    private static bool AreAlike(Pod left, Pod right, bool countsImages) =>
        left.HostNetwork == right.HostNetwork
        && left.HostPid == right.HostPid
        && left.HostIpc == right.HostIpc
        && left.HostUsers == right.HostUsers
        && left.AutomountServiceAccountToken == right.AutomountServiceAccountToken
        && Same(left.ServiceAccountName, right.ServiceAccountName)
        && Same(left.RuntimeClassName, right.RuntimeClassName)
        && Same(left.OsName, right.OsName)
        && Same(left.NodeOs, right.NodeOs)
        && Same(left.SecurityContext, right.SecurityContext)
        && Same(left.Volumes, right.Volumes, Same)
        && SameContainers(left, right, countsImages, pod => pod.Containers)
        && SameContainers(left, right, countsImages, pod => pod.InitContainers)
        && SameContainers(left, right, countsImages, pod => pod.EphemeralContainers)
        && Same(left.Annotations, right.Annotations, IsLookedAt)
        && Same(left.Labels, right.Labels, static key => IsOf(key, "istio.io"));

    private static bool IsLookedAt(string annotation) =>
        IsOf(annotation, "kubernetes.io") || IsOf(annotation, "istio.io") || IsOf(annotation, "linkerd.io");

    /// <summary>Whether a key belongs to a domain or one below it.</summary>
    private static bool IsOf(ReadOnlySpan<char> key, string domain)
    {
        var slash = key.IndexOf('/');
        return slash >= 0 && key[..slash].EndsWith(domain, StringComparison.Ordinal);
    }

    private static bool Same(ImmutableSortedDictionary<string, string> left, ImmutableSortedDictionary<string, string> right, Func<string, bool> counts)
    {
        if (ReferenceEquals(left, right))
            return true;
        return left.All(entry => !counts(entry.Key) || Same(entry.Value, right.GetValueOrDefault(entry.Key)))
            && right.All(entry => !counts(entry.Key) || left.ContainsKey(entry.Key));
    }

    private static bool SameContainers(Pod left, Pod right, bool countsImages, Func<Pod, ImmutableArray<Container>> of) => Same(of(left), of(right), (a, b) =>
        Same(a.Name, b.Name)
        && (!countsImages || Same(a.Image, b.Image))
        && Same(a.SecurityContext, b.SecurityContext)
        && Same(a.Ports, b.Ports)
        && Same(a.ProbeHosts, b.ProbeHosts)
        && Same(a.VolumeMounts, b.VolumeMounts, (mount, other) => mount == other || (IsToken(left, mount) && IsToken(right, other) && mount with { Name = other.Name } == other)));

    private static bool IsToken(Pod pod, VolumeMount mount)
    {
        foreach (var volume in pod.Volumes)
        {
            if (volume.IsServiceAccountToken && Same(volume.Name, mount.Name))
                return true;
        }

        return false;
    }

    private static bool Same(Volume left, Volume right) =>
        ((left.IsServiceAccountToken && right.IsServiceAccountToken) || Same(left.Name, right.Name))
        && left.IsServiceAccountToken == right.IsServiceAccountToken
        && Same(left.HostPath, right.HostPath)
        && Same(left.Driver, right.Driver)
        && Same(left.Sources, right.Sources);

    private static bool Same(PodSecurityContext? left, PodSecurityContext? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null
            && Same(left.SupplementalGroups, right.SupplementalGroups)
            && Same(left.Sysctls, right.Sysctls)
            && left with { SupplementalGroups = right.SupplementalGroups, Sysctls = right.Sysctls } == right);

    private static bool Same(SecurityContext? left, SecurityContext? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null
            && Same(left.Capabilities, right.Capabilities)
            && left with { Capabilities = right.Capabilities } == right);

    private static bool Same(Capabilities? left, Capabilities? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null && Same(left.Add, right.Add) && Same(left.Drop, right.Drop));

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>A list left out is not the same as an empty one.</summary>
    private static bool Same<T>(ImmutableArray<T> left, ImmutableArray<T> right, Func<T, T, bool>? same = null)
    {
        if (left.IsDefault || right.IsDefault)
            return left.IsDefault == right.IsDefault;
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!(same is null ? EqualityComparer<T>.Default.Equals(left[i], right[i]) : same(left[i], right[i])))
                return false;
        }

        return true;
    }
}
