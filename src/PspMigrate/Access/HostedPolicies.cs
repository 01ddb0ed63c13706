namespace PspMigrate.Access;

/// <summary>Policies, and roles that grant them, which a platform or an add-on makes in the cluster, so that files rarely hold them.</summary>
/// <remarks>
/// EKS: docs.aws.amazon.com/eks/latest/userguide/pod-security-policy.html. GKE: kubernetes cluster/gce/addons/podsecuritypolicies @v1.20.2.
/// AKS: Microsoft's article "Use pod security policies in AKS". Gardener: gardener/gardener #2052 and #6409. Tanzu: VMware's "Pod security
/// policies with Tanzu Kubernetes clusters". RKE2: docs.rke2.io/security/pod_security_policies. IBM: cloud.ibm.com/docs/containers, topic psp.
/// </remarks>
internal static class HostedPolicies
{
    private const string Eks = "EKS makes it in every cluster from v1.13 to v1.24";
    private const string Gke = "GKE makes it for its add-ons where PodSecurityPolicy is on";
    private const string Gardener = "Gardener makes it in every cluster up to v1.24";
    private const string Tanzu = "Tanzu Kubernetes Grid makes it in every cluster up to v1.24";
    private const string Rke2 = "RKE2 makes it in every cluster up to v1.24";
    private const string Ibm = "IBM Cloud Kubernetes Service makes it in every cluster up to v1.24";

    private static readonly ImmutableArray<(string Prefix, bool IsRole, string Origin)> Names =
    [
        ("eks.privileged", false, $"{Eks}: it admits every pod, and unless that was changed, everybody may use it"),
        ("eks:podsecuritypolicy:", true, $"{Eks}: it grants policy eks.privileged, which admits every pod"),
        ("gce.", false, Gke),
        ("gce:podsecuritypolicy:", true, Gke),
        ("gardener.privileged", false, Gardener),
        ("gardener.unprivileged", false, Gardener),
        ("gardener.cloud:psp:", true, Gardener),
        ("vmware-system-privileged", false, Tanzu),
        ("vmware-system-restricted", false, Tanzu),
        ("psp:vmware-system-", true, Tanzu),
        ("psp:", true, "AKS and minikube make roles of such names where PodSecurityPolicy is on, and the Kubernetes documentation uses them, too"),
        ("global-restricted-psp", false, Rke2),
        ("global-unrestricted-psp", false, Rke2),
        ("system-unrestricted-psp", false, Rke2),
        ("ibm-privileged-psp", false, Ibm),
        ("ibm-restricted-psp", false, Ibm),
        ("ibm-anyuid-", false, Ibm),
    ];

    /// <summary>How to have a cluster's policies and the RBAC that grants them as one file.</summary>
    public const string Export = "kubectl get psp,clusterrole,clusterrolebinding,role,rolebinding -A -o yaml";

    /// <summary>Where the policy or role of a name comes from, as a sentence without its end; null when that isn't known.</summary>
    public static string? OriginOf(string name) => Names
        .Where(known => name.StartsWith(known.Prefix, StringComparison.Ordinal)).Select(known => known.Origin).FirstOrDefault();

    /// <summary>True for the name of a role that is known to grant policies.</summary>
    public static bool IsRole(string name) =>
        Names.Any(known => known.IsRole && name.StartsWith(known.Prefix, StringComparison.Ordinal));
}
