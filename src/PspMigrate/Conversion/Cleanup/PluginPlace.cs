namespace PspMigrate.Conversion.Cleanup;

/// <summary>Who reads a setting that switches the admission plugin on.</summary>
public enum PluginPlatform
{
    /// <summary>A kube-apiserver with that flag, started by whatever it may be.</summary>
    ApiServer,

    /// <summary>The static pod of a kubeadm control plane.</summary>
    StaticPod,
    Kubeadm,
    ClusterApi,
    K3s,
    Rke2,
    Kubespray,
    Kops,
    Rancher,
    Minikube,
    Gke,
    Aks,

    /// <summary>By the marks of the input: no file says it.</summary>
    Eks,
}

/// <summary>A place that switches the admission plugin PodSecurityPolicy on.</summary>
/// <param name="Text">What it says, without the blanks around it.</param>
public sealed record PluginPlace(PluginPlatform Platform, Position At, string Text);
