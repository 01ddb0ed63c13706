namespace PspMigrate.Cli.Cluster;

/// <summary>What a pod finds in itself about its cluster: the address in variables, the service account in files.</summary>
/// <remarks>client-go rest/config.go InClusterConfig.</remarks>
internal static class InCluster
{
    /// <summary>The address of the API server; null outside of a cluster.</summary>
    public static string? Address(Host host) =>
        host.Variable("KUBERNETES_SERVICE_HOST") is { Length: > 0 } name
        && host.Variable("KUBERNETES_SERVICE_PORT") is { Length: > 0 } port
        && File.Exists(Path.Combine(host.ServiceAccountDirectory, "token"))
            ? $"https://{(name.Contains(':', StringComparison.Ordinal) ? $"[{name}]" : name)}:{port}"
            : null;

    /// <summary>The cluster as a kubeconfig would describe it, and its user.</summary>
    public static (KubeCluster Cluster, KubeUser User) Describe(string address, Host host)
    {
        var authority = Path.Combine(host.ServiceAccountDirectory, "ca.crt");
        return (
            new("", host.ServiceAccountDirectory, KubeconfigMap.Empty) { Server = address, CertificateAuthority = File.Exists(authority) ? authority : null },
            new("", host.ServiceAccountDirectory, KubeconfigMap.Empty) { TokenFile = Path.Combine(host.ServiceAccountDirectory, "token") });
    }
}
