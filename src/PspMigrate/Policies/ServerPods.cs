namespace PspMigrate.Policies;

/// <summary>What an API server that knows PodSecurityPolicy does to a pod by itself, before the policy plugin.</summary>
/// <remarks>Measured on v1.20.2 (truth/pod-security-policy, <c>as_admitted_without_psp</c>).</remarks>
public static class ServerPods
{
    internal const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>The pod as the plugin first sees it: defaults, the service account and its token.</summary>
    /// <remarks>
    /// pkg/apis/core/v1/defaults.go SetDefaults_PodSpec; plugin/pkg/admission/serviceaccount/admission.go.
    /// </remarks>
    /// <param name="withoutToken">Whether the pod's account turns the token off.</param>
    public static Pod ApplyServerDefaults(Pod pod, ServerFeatures features, bool withoutToken = false)
    {
        var defaulted = PodDefaults.Apply(withoutToken ? pod with { AutomountServiceAccountToken = false } : pod);
        defaulted = defaulted with
        {
            SecurityContext = defaulted.SecurityContext ?? new(),
            ServiceAccountName = defaulted.ServiceAccountName is { Length: > 0 } name ? name : "default",
        };
        return defaulted.AutomountServiceAccountToken == false ? defaulted : WithToken(defaulted, features);
    }

    private static Pod WithToken(Pod pod, ServerFeatures features)
    {
        var name = pod.ServiceAccountName + "-token-xxxxx";
        var mounted = pod.EachContainer(container =>
            container.VolumeMounts.Any(mount => string.Equals(mount.MountPath, TokenPath, StringComparison.Ordinal))
                ? container
                : container with { VolumeMounts = [.. container.VolumeMounts, new(name, TokenPath, ReadOnly: true)] });
        if (ReferenceEquals(mounted, pod))
            return pod;
        return mounted with
        {
            // Ephemeral containers come later, and get no token.
            EphemeralContainers = pod.EphemeralContainers,
            Volumes = pod.Volumes.Items.Add(new()
            {
                Name = name,
                Sources = [features.BoundServiceAccountToken ? "projected" : "secret"],
                IsServiceAccountToken = features.BoundServiceAccountToken,
            }),
        };
    }
}
