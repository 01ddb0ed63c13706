using PspMigrate.Manifests.Objects;

namespace PspMigrate.Truth.Server;

/// <summary>Which updates of a pod are judged: violating pods can still be labelled and deleted.</summary>
internal static class PodUpdates
{
    /// <summary>Whether containers came or went, an image changed, or an ephemeral container was added.</summary>
    /// <remarks>kubernetes/pod-security-admission admission/admission.go isSignificantPodUpdate.</remarks>
    public static bool IsSignificant(Pod updated, Pod old)
    {
        if (updated.Containers.Length != old.Containers.Length || updated.InitContainers.Length != old.InitContainers.Length)
            return true;
        return updated.Containers.Zip(old.Containers).Any(HasNewImage)
            || updated.InitContainers.Zip(old.InitContainers).Any(HasNewImage)
            || updated.EphemeralContainers.Any(container => IsNew(container, old));
    }

    private static bool IsNew(Container container, Pod old)
    {
        var before = old.EphemeralContainers.FirstOrDefault(other => string.Equals(other.Name, container.Name, StringComparison.Ordinal));
        return before is null || HasNewImage((container, before));
    }

    private static bool HasNewImage((Container Updated, Container Old) pair) =>
        !string.Equals(pair.Updated.Image ?? "", pair.Old.Image ?? "", StringComparison.Ordinal);
}
