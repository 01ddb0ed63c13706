namespace PspMigrate.Cli.Cluster.Cleanup;

/// <summary>Whether the admission plugin PodSecurityPolicy is on.</summary>
internal enum PluginState
{
    On,
    Off,

    /// <summary>The server wouldn't say.</summary>
    Unknown,
}

/// <summary>Asks an API server for a pod that is never made: the plugin writes its annotation into each that it admits.</summary>
/// <remarks>
/// plugin/pkg/admission/security/podsecuritypolicy/admission.go, computeSecurityContext @v1.20.2; facts/pod-security-policy.md, 6, 14 and 15.
/// </remarks>
internal static class PluginProbe
{
    private const string Path = "/api/v1/namespaces/kube-system/pods/pspmigrate-plugin-check?fieldManager=pspmigrate&force=true&dryRun=All";

    private const string Pod =
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "pspmigrate-plugin-check", "namespace": "kube-system"}, "spec": {
          "automountServiceAccountToken": false,
          "securityContext": {"runAsNonRoot": true, "runAsUser": 65534, "runAsGroup": 65534, "fsGroup": 65534, "supplementalGroups": [65534]},
          "containers": [{"name": "check", "image": "check", "securityContext": {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
           "capabilities": {"drop": ["ALL"]}}}]}}
        """;

    public static async Task<PluginState> Ask(ApiServer server, ServerVersion version)
    {
        if (!version.HasPolicies)
            return PluginState.Off;
        var answer = await server.Patch(Path, "application/apply-patch+yaml", Pod);
        if (!answer.IsSuccess)
            return answer.Message.Contains("PodSecurityPolicy", StringComparison.Ordinal)
                || answer.Message.Contains("no providers available", StringComparison.Ordinal) ? PluginState.On : PluginState.Unknown;
        return answer.Object()["metadata"]?["annotations"]?["kubernetes.io/psp"] is null ? PluginState.Off : PluginState.On;
    }
}
