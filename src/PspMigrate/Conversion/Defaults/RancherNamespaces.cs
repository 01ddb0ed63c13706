namespace PspMigrate.Conversion.Defaults;

/// <summary>The namespaces that Rancher's documentation wants exempt where more than privileged is enforced.</summary>
/// <remarks>ranchermanager.docs.rancher.com v2.12, reference-guides/rancher-security/psa-restricted-exemptions.</remarks>
internal static class RancherNamespaces
{
    public static readonly ImmutableArray<string> All =
    [
        "calico-apiserver", "calico-system", "cattle-alerting", "cattle-csp-adapter-system", "cattle-elemental-system", "cattle-epinio-system",
        "cattle-externalip-system", "cattle-fleet-local-system", "cattle-fleet-system", "cattle-gatekeeper-system", "cattle-global-data",
        "cattle-global-nt", "cattle-impersonation-system", "cattle-istio", "cattle-istio-system", "cattle-logging", "cattle-logging-system",
        "cattle-monitoring-system", "cattle-neuvector-system", "cattle-prometheus", "cattle-provisioning-capi-system", "cattle-resources-system",
        "cattle-sriov-system", "cattle-system", "cattle-ui-plugin-system", "cattle-windows-gmsa-system", "cert-manager", "cis-operator-system",
        "fleet-default", "fleet-local", "ingress-nginx", "istio-system", "kube-node-lease", "kube-public", "kube-system", "longhorn-system",
        "rancher-alerting-drivers", "security-scan", "sr-operator-system", "tigera-operator",
    ];
}
