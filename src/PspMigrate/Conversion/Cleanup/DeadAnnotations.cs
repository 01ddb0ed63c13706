using PspMigrate.Conversion.Fixes;

namespace PspMigrate.Conversion.Cleanup;

/// <summary>Finds annotations in pod templates that PodSecurityPolicy left, or whose fields say the same.</summary>
/// <remarks>
/// <c>kubernetes.io/psp</c> is written by the plugin alone. Seccomp has fields from v1.19, and nothing reads its annotations from v1.27 on
/// (KEP-135); AppArmor has them from v1.30 (KEP-24), and older servers drop them: there the annotation is what counts.
/// </remarks>
public static class DeadAnnotations
{
    private const string AppArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";
    private const int AppArmorFields = 30;

    /// <summary>Those of templates and of pods in files; a cluster's own pods have theirs until they are replaced.</summary>
    /// <param name="minor">The minor version of the servers that they run on; null where it isn't known.</param>
    public static ImmutableArray<DeadAnnotation> Find(IEnumerable<Workload> workloads, int? minor = null) =>
    [
        .. from workload in workloads
           where !workload.IsMadeByController && !(workload.At.IsLive && workload.Kind is "Pod")
           from annotation in workload.Template.Annotations
           where IsDead(workload.Template, annotation.Key, annotation.Value, minor)
           select new DeadAnnotation(
               workload.Kind, workload.Name, workload.Namespace, workload.At,
               [.. WorkloadPaths.TemplatePath(workload), "metadata", "annotations", annotation.Key], annotation.Value),
    ];

    private static bool IsDead(Pod pod, string key, string value, int? minor) => key switch
    {
        "kubernetes.io/psp" => true,
        Seccomp.PodAnnotation => Says(pod.SecurityContext?.SeccompProfile, value),
        _ when After(key, Seccomp.ContainerAnnotation) is { } name =>
            ContainerOf(pod, name) is { } container && Says(container.SecurityContext?.SeccompProfile ?? pod.SecurityContext?.SeccompProfile, value),
        _ when minor >= AppArmorFields && After(key, AppArmorPrefix) is { } name =>
            ContainerOf(pod, name) is { } container && Says(container.SecurityContext?.AppArmorProfile ?? pod.SecurityContext?.AppArmorProfile, value),
        _ => false,
    };

    private static bool Says(ProfileField? field, string annotation) =>
        field is not null && string.Equals(Profiles.Canonical(annotation), Profiles.Canonical(Profiles.Name(field)), StringComparison.Ordinal);

    private static Container? ContainerOf(Pod pod, string name) =>
        pod.InitContainers.Concat(pod.Containers).FirstOrDefault(container => string.Equals(container.Name, name, StringComparison.Ordinal));

    private static string? After(string key, string prefix) => key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : null;
}
