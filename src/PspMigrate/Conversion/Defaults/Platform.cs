namespace PspMigrate.Conversion.Defaults;

/// <summary>Who starts the API servers, and so where their configuration is set.</summary>
public enum Platform
{
    /// <summary>Whoever passes <c>--admission-control-config-file</c>.</summary>
    ApiServer,
    Kubeadm,
    ClusterApi,
    K3s,
    Rke2,
    Rancher,
    Gardener,
    Talos,
    Kubespray,
    Kops,
    Eks,
    Aks,
    Gke,
}

/// <summary>What is known of platforms.</summary>
public static class Platforms
{
    /// <summary>Whether the provider runs the API servers and sets no configuration for customers.</summary>
    /// <remarks>facts/pod-security-defaults.md, 12.</remarks>
    public static bool IsHosted(this Platform platform) => platform is Platform.Eks or Platform.Aks or Platform.Gke;

    /// <summary>The word for it on the command line.</summary>
    public static string Word(this Platform platform) => platform switch
    {
        Platform.ApiServer => "file",
        Platform.ClusterApi => "cluster-api",
        _ => platform.ToString().ToLowerInvariant(),
    };

    /// <summary>The platform that files are for; null where none of them says, or several say different ones.</summary>
    public static (Platform Platform, string Source)? Of(IEnumerable<(string Source, string Text)> texts)
    {
        (Platform Platform, string Source)[] found =
        [
            .. from item in texts
            from sign in Signs
            where sign.Words.All(word => item.Text.Contains(word, StringComparison.Ordinal))
            select (sign.Platform, item.Source),
        ];
        return found.Select(item => item.Platform).Distinct().Count() == 1 ? found[0] : null;
    }

    /// <summary>The platform of a node, by what its tools write on it; null where nothing says so.</summary>
    /// <param name="node">The node as JSON.</param>
    /// <param name="version">The API server's version as it says it: distributions add their name.</param>
    public static Platform? OfNode(string node, string version) => NodeSigns
        .Where(sign => version.Contains(sign.Version, StringComparison.Ordinal) && node.Contains(sign.Word, StringComparison.Ordinal))
        .Select(sign => (Platform?)sign.Platform).FirstOrDefault();

    private static readonly (Platform Platform, ImmutableArray<string> Words)[] Signs =
    [
        (Platform.ClusterApi, ["kind: KubeadmControlPlane"]),
        (Platform.Kubeadm, ["kind: ClusterConfiguration", "kubeadm.k8s.io"]),
        (Platform.Kops, ["kops.k8s.io", "kind: Cluster"]),
        (Platform.Gardener, ["core.gardener.cloud", "kind: Shoot"]),
        (Platform.Rancher, ["provisioning.cattle.io"]),
        (Platform.Rancher, ["kind: PodSecurityAdmissionConfigurationTemplate"]),
        (Platform.Kubespray, ["kube_network_plugin:"]),
        (Platform.Kubespray, ["kube_apiserver_enable_admission_plugins"]),
        (Platform.Talos, ["machine:", "controlPlane:", "version: v1alpha1"]),
        (Platform.Eks, ["eksctl.io"]),
        (Platform.Eks, ["\"aws_eks_cluster\""]),
        (Platform.Aks, ["\"azurerm_kubernetes_cluster\""]),
        (Platform.Gke, ["\"google_container_cluster\""]),
    ];

    /// <remarks>facts/pod-security-defaults.md, 13. Rancher's and Gardener's clusters are those of another tool, too, so they come first.</remarks>
    private static readonly (Platform Platform, string Version, string Word)[] NodeSigns =
    [
        (Platform.Rancher, "", "\"management.cattle.io/"),
        (Platform.Rancher, "", "\"rke.cattle.io/"),
        (Platform.Gardener, "", "\"worker.gardener.cloud/"),
        (Platform.K3s, "+k3s", ""),
        (Platform.Rke2, "+rke2", ""),
        (Platform.Eks, "-eks-", ""),
        (Platform.Gke, "-gke.", ""),
        (Platform.Eks, "", "\"eks.amazonaws.com/"),
        (Platform.Aks, "", "\"kubernetes.azure.com/cluster\""),
        (Platform.Gke, "", "\"cloud.google.com/gke-"),
        (Platform.Talos, "", "\"Talos ("),
        (Platform.Kops, "", "\"kops.k8s.io/instancegroup\""),
        (Platform.ClusterApi, "", "\"cluster.x-k8s.io/"),
        (Platform.Kubeadm, "", "\"kubeadm.alpha.kubernetes.io/"),
    ];
}
