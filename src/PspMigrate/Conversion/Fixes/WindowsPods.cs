namespace PspMigrate.Conversion.Fixes;

/// <summary>What may be written into pods for Windows.</summary>
/// <remarks>
/// The API refuses runAsUser, runAsGroup, fsGroup, supplementalGroups, seLinuxOptions, capabilities, seccompProfile,
/// allowPrivilegeEscalation, privileged, procMount and readOnlyRootFilesystem in pods with os.name windows
/// (facts/admission-policies.md); none of them, nor AppArmor, means anything on a Windows node. Of what policies fill in, that leaves
/// runAsNonRoot and the runtime class.
/// </remarks>
public static class WindowsPods
{
    /// <summary>
    /// Whether a pod runs on Windows and gets no fields of Linux. One that only selects such nodes may have them, and has to for levels before
    /// v1.25, which don't know Windows (facts/pod-security-checks.md).
    /// </summary>
    internal static bool AreMeant(Pod pod, KubernetesVersion version) =>
        pod.OsName is "windows" || (pod.IsWindows && version.EffectiveMinor >= Exemption.Windows.Since);

    /// <summary>What a Windows pod has to say for a level not to ask for a field of Linux; null when it isn't about one.</summary>
    public static string? Advice(Pod pod, Undecided undecided, LevelVersion target)
    {
        var isOfLinux = pod.IsWindows && undecided.IsMissing && undecided.Control.Checks.Any(check => check.Exempt.Contains(Exemption.Windows));
        return !isOfLinux ? null
            : target.Version.EffectiveMinor < Exemption.Windows.Since
                ? "the API doesn't take it in a pod for Windows: use the level at v1.25 or later, which doesn't ask Windows pods for it"
            : "it selects Windows nodes: once no PodSecurityPolicy is in force, set spec.os.name to windows, and the level doesn't ask for it";
    }

    /// <summary>The pod as written, with only that taken over of what a policy fills in.</summary>
    internal static Pod WithoutLinuxFields(Pod written, Pod filled)
    {
        var nonRoot = Place.Containers(filled).Select(item => item.Container.SecurityContext?.RunAsNonRoot).ToArray();
        var index = 0;
        return (written with { RuntimeClassName = filled.RuntimeClassName }).EachContainer(container => nonRoot[index++] is { } flag
            ? container with { SecurityContext = (container.SecurityContext ?? new()) with { RunAsNonRoot = flag } }
            : container);
    }
}
