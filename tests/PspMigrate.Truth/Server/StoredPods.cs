using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Truth.Server;

/// <summary>Pods as an API server that knows PodSecurityPolicy stores them: recorded answers tell them so.</summary>
public static class StoredPods
{
    /// <summary>The pod as it is stored: each seccomp profile both as annotation and as field, and procMount only with its gate.</summary>
    /// <remarks>pkg/registry/core/pod/strategy.go applySeccompVersionSkew; pkg/api/pod/util.go dropDisabledProcMountField @v1.20.2.</remarks>
    public static Pod Of(Pod pod, ServerFeatures features)
    {
        var stored = features.ProcMountType ? pod : pod.EachContainer(container => container.SecurityContext?.ProcMount is null or "Default"
            ? container
            : container with { SecurityContext = container.SecurityContext with { ProcMount = "Default" } });
        return SeccompSync.Apply(stored);
    }
}
