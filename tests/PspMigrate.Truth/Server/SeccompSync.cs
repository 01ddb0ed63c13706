using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Truth.Server;

/// <summary>Copies seccomp profiles from annotations to fields and back, where only one of them says something.</summary>
/// <remarks>pkg/registry/core/pod/strategy.go applySeccompVersionSkew @v1.20.2.</remarks>
internal static class SeccompSync
{
    public static Pod Apply(Pod pod)
    {
        pod = ApplyToPod(pod);
        var annotations = pod.Annotations;
        var synced = pod.EachContainer(container =>
        {
            var key = Seccomp.ContainerAnnotation + container.Name;
            var field = container.SecurityContext?.SeccompProfile;
            var annotated = annotations.TryGetValue(key, out var name);
            if (field is not null && !annotated && Profiles.AnnotationFor(field) is { } copied)
                annotations = annotations.SetItem(key, copied);
            return field is null && annotated && Profiles.Field(name!) is { } profile
                ? container with { SecurityContext = (container.SecurityContext ?? new()) with { SeccompProfile = profile } }
                : container;
        });
        return annotations == pod.Annotations ? synced : synced with { Annotations = annotations };
    }

    private static Pod ApplyToPod(Pod pod)
    {
        var field = pod.SecurityContext?.SeccompProfile;
        var annotated = pod.Annotations.TryGetValue(Seccomp.PodAnnotation, out var name);
        if (field is not null && !annotated && Profiles.AnnotationFor(field) is { } copied)
            return pod with { Annotations = pod.Annotations.SetItem(Seccomp.PodAnnotation, copied) };
        return field is null && annotated && Profiles.Field(name!) is { } profile
            ? pod.OwnContext(context => context with { SeccompProfile = profile })
            : pod;
    }
}
