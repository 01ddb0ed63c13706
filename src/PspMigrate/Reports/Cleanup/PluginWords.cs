using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Reports.Cleanup;

/// <summary>How each platform is told to leave the admission plugin out.</summary>
internal static class PluginWords
{
    /// <summary>What to look at where no place is known.</summary>
    public static readonly ImmutableArray<string> Everywhere =
    [
        Of(PluginPlatform.StaticPod), Of(PluginPlatform.K3s), Of(PluginPlatform.Rke2), Of(PluginPlatform.Kops), Of(PluginPlatform.Kubespray),
        Of(PluginPlatform.Rancher), Of(PluginPlatform.ClusterApi), Of(PluginPlatform.Minikube), Of(PluginPlatform.Eks), Of(PluginPlatform.Gke),
        Of(PluginPlatform.Aks),
    ];

    public static string Of(PluginPlatform platform) => platform switch
    {
        PluginPlatform.StaticPod or PluginPlatform.Kubeadm =>
            "kubeadm: take it out of --enable-admission-plugins in /etc/kubernetes/manifests/kube-apiserver.yaml on each control plane node, and out of the"
            + " ClusterConfiguration (kubectl -n kube-system edit configmap kubeadm-config), from which the next kubeadm upgrade writes that file",
        PluginPlatform.ClusterApi =>
            "Cluster API: take it out of clusterConfiguration.apiServer.extraArgs of the KubeadmControlPlane, which then replaces its machines",
        PluginPlatform.K3s => "k3s: take it out of kube-apiserver-arg in /etc/rancher/k3s/config.yaml on each server, and restart k3s",
        // rancher/rke2 pkg/cli/defaults: until v1.25 the plugin stands among the arguments that RKE2 puts before those of config.yaml.
        PluginPlatform.Rke2 =>
            "RKE2: up to v1.24 it is on by default, and it ends with the upgrade to v1.25. Leave RKE2's own policies (global-*-psp,"
            + " system-unrestricted-psp) and what grants them until then. Where kube-apiserver-arg in /etc/rancher/rke2/config.yaml names it, take it out"
            + " before",
        PluginPlatform.Kubespray => "kubespray: podsecuritypolicy_enabled: false, take it out of kube_apiserver_enable_admission_plugins, and run cluster.yml",
        PluginPlatform.Kops =>
            "kOps: take it out of spec.kubeAPIServer (kops edit cluster), then kops update cluster --yes and kops rolling-update cluster --yes",
        PluginPlatform.Rancher => "Rancher: services.kube-api.pod_security_policy: false, and no default pod security policy template for the cluster",
        PluginPlatform.Minikube => "minikube: take it out of --extra-config=apiserver.enable-admission-plugins, and start again",
        PluginPlatform.Eks => "EKS: can't be switched off; it ends with the upgrade to v1.25. Leave eks.privileged and what grants it until then",
        PluginPlatform.Gke => "GKE: gcloud beta container clusters update CLUSTER --no-enable-pod-security-policy; the gce.* objects are Google's",
        PluginPlatform.Aks => "AKS: az aks update --resource-group GROUP --name CLUSTER --disable-pod-security-policy",
        _ => "take it out of --enable-admission-plugins of each kube-apiserver, and restart it",
    };
}
