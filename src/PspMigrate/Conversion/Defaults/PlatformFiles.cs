namespace PspMigrate.Conversion.Defaults;

/// <summary>The defaults in the form of each platform.</summary>
/// <remarks>Where each takes them: facts/pod-security-defaults.md, 1 to 11.</remarks>
public static class PlatformFiles
{
    private const string Flag = "admission-control-config-file";
    private const string FileName = "pod-security.yaml";
    private const string Path = "/etc/kubernetes/" + FileName;

    /// <summary>kubeadm's API in which extraArgs is a list: v1beta4, from v1.31 on.</summary>
    private const int ListOfArguments = 31;

    /// <summary>The namespaces that Rancher's documentation wants exempt where more than privileged is enforced.</summary>
    /// <remarks>ranchermanager.docs.rancher.com v2.12 to v2.14, reference-guides/rancher-security/psa-restricted-exemptions: those of any.</remarks>
    private static readonly ImmutableArray<string> OfRancher =
    [
        "calico-apiserver", "calico-system", "cattle-alerting", "cattle-capi-system", "cattle-csp-adapter-system", "cattle-elemental-system",
        "cattle-epinio-system", "cattle-externalip-system", "cattle-fleet-local-system", "cattle-fleet-system", "cattle-gatekeeper-system",
        "cattle-global-data", "cattle-global-nt", "cattle-impersonation-system", "cattle-istio", "cattle-istio-system", "cattle-logging",
        "cattle-logging-system", "cattle-monitoring-system", "cattle-neuvector-system", "cattle-prometheus", "cattle-provisioning-capi-system",
        "cattle-resources-system", "cattle-sriov-system", "cattle-system", "cattle-turtles-system", "cattle-ui-plugin-system",
        "cattle-windows-gmsa-system", "cert-manager", "cis-operator-system", "compliance-operator-system", "fleet-default", "fleet-local",
        "ingress-nginx", "istio-system", "kube-node-lease", "kube-public", "kube-system", "longhorn-system", "rancher-alerting-drivers",
        "rancher-compliance-system", "security-scan", "sr-operator-system", "tigera-operator", "traefik",
    ];

    /// <summary>The files, in the order in which they are put in place.</summary>
    public static ImmutableArray<DefaultsFile> Of(ClusterDefaults defaults, Platform platform) => platform switch
    {
        Platform.Kubeadm => [Admission(defaults, Path), Kubeadm(defaults)],
        Platform.ClusterApi => [ClusterApi(defaults)],
        Platform.K3s =>
        [
            Admission(defaults, "/var/lib/rancher/k3s/server/" + FileName),
            new("config.yaml", Tree.Map(("kube-apiserver-arg", Tree.Texts([$"{Flag}=/var/lib/rancher/k3s/server/{FileName}"]))),
                "Add this to /etc/rancher/k3s/config.yaml on every server, and restart k3s."),
        ],
        Platform.Rke2 =>
        [
            Admission(defaults, "/etc/rancher/rke2/" + FileName),
            new("config.yaml", Tree.Map(("pod-security-admission-config-file", Tree.Text("/etc/rancher/rke2/" + FileName))),
                "Add this to /etc/rancher/rke2/config.yaml on every server, and restart rke2-server."),
        ],
        Platform.Rancher => [Rancher(defaults)],
        Platform.Gardener =>
        [
            new("shoot.yaml", Tree.Map(
                ("apiVersion", Tree.Text("core.gardener.cloud/v1beta1")),
                ("kind", Tree.Text("Shoot")),
                ("spec", Tree.Map(("kubernetes", Tree.Map(("kubeAPIServer", Tree.Map(("admissionPlugins", Tree.List(Tree.Map(
                    ("name", Tree.Text("PodSecurity")), ("config", ConfigurationNodes.PodSecurity(defaults)))))))))))),
                "Merge this into the Shoot. Gardener adds kube-system to the exemptions by itself."),
        ],
        Platform.Talos =>
        [
            new("talos-patch.yaml", Tree.Map(("cluster", Tree.Map(("apiServer", Tree.Map(("admissionControl", Tree.List(Tree.Map(
                ("name", Tree.Text("PodSecurity")), ("configuration", ConfigurationNodes.PodSecurity(defaults)))))))))),
                "talosctl patch machineconfig --patch @talos-patch.yaml, for every control plane node.",
                "Talos has defaults of its own (baseline, kube-system exempt), and this is merged into them."),
        ],
        Platform.Kubespray => [Kubespray(defaults)],
        Platform.Kops => [Kops(defaults)],
        _ => [Admission(defaults, Path) with { Where = [$"Start every API server with --{Flag} and the path of this file."] }],
    };

    private static DefaultsFile Admission(ClusterDefaults defaults, string path) => new(
        FileName, ConfigurationNodes.Admission(defaults), $"Save this as {path} on every control plane node, before the next part.",
        "If the API servers have such a file already, add the plugin to it instead: they read only one.");

    private static DefaultsFile Kubeadm(ClusterDefaults defaults)
    {
        var isList = defaults.Minor >= ListOfArguments;
        return new(
            "kubeadm.yaml",
            Tree.Map(
                ("apiVersion", Tree.Text(isList ? "kubeadm.k8s.io/v1beta4" : "kubeadm.k8s.io/v1beta3")),
                ("kind", Tree.Text("ClusterConfiguration")),
                ("apiServer", ApiServer(isList))),
            "Merge this into the ClusterConfiguration (kubectl -n kube-system edit configmap kubeadm-config), then run on every control plane node:",
            "kubeadm init phase control-plane apiserver --config FILE-WITH-THE-WHOLE-CONFIGURATION");
    }

    private static DefaultsFile ClusterApi(ClusterDefaults defaults)
    {
        var file = Tree.Map(
            ("path", Tree.Text(Path)), ("owner", Tree.Text("root:root")), ("permissions", Tree.Text("0400")),
            ("content", Tree.Text(ConfigurationNodes.AdmissionText(defaults))));
        var spec = Tree.Map(("clusterConfiguration", Tree.Map(("apiServer", ApiServer(isList: false)))), ("files", Tree.List(file)));
        return new(
            "kubeadm-control-plane.yaml",
            Tree.Map(
                ("apiVersion", Tree.Text("controlplane.cluster.x-k8s.io/v1beta1")),
                ("kind", Tree.Text("KubeadmControlPlane")),
                ("spec", Tree.Map(("kubeadmConfigSpec", spec)))),
            "Merge this into the KubeadmControlPlane; its machines are replaced one after the other.",
            "In v1beta2 of this API extraArgs is a list of name and value.");
    }

    private static MapNode ApiServer(bool isList) => Tree.Map(
        ("extraArgs", isList
            ? Tree.List(Tree.Map(("name", Tree.Text(Flag)), ("value", Tree.Text(Path))))
            : Tree.Map((Flag, Tree.Text(Path)))),
        ("extraVolumes", Tree.List(Tree.Map(
            ("name", Tree.Text("pod-security")),
            ("hostPath", Tree.Text(Path)),
            ("mountPath", Tree.Text(Path)),
            ("readOnly", Tree.Flag(true)),
            ("pathType", Tree.Text("File"))))));

    private static DefaultsFile Rancher(ClusterDefaults defaults) => new(
        "rancher-template.yaml",
        Tree.Map(
            ("apiVersion", Tree.Text("management.cattle.io/v3")),
            ("kind", Tree.Text("PodSecurityAdmissionConfigurationTemplate")),
            ("metadata", Tree.Map(("name", Tree.Text("pod-security")))),
            ("description", Tree.Text("Defaults for namespaces without labels")),
            ("configuration", Tree.Map(
                ("defaults", ConfigurationNodes.Levels(defaults)),
                ("exemptions", ConfigurationNodes.Exemptions(defaults, OfRancher))))),
        "Apply this to Rancher's own cluster, then name it in each cluster's spec: defaultPodSecurityAdmissionConfigurationTemplateName: pod-security.",
        "The exemptions hold the namespaces that Rancher's documentation asks for; take out what your clusters don't have.");

    private static DefaultsFile Kubespray(ClusterDefaults defaults) => new(
        "kubespray.yaml",
        Tree.Map(
        [
            ("kube_apiserver_enable_admission_plugins", Tree.Texts(["PodSecurity"])),
            ("kube_apiserver_admission_control_config_file", Tree.Flag(true)),
            ("kube_pod_security_use_default", Tree.Flag(true)),
            .. ConfigurationNodes.Levels(defaults).Entries.Select(level => ("kube_pod_security_default_" + level.Key.Replace('-', '_'), (Node?)level.Value)),
            ("kube_pod_security_exemptions_usernames", Tree.Texts(defaults.ExemptUsernames)),
            ("kube_pod_security_exemptions_runtime_class_names", Tree.Texts(defaults.ExemptRuntimeClasses)),
            ("kube_pod_security_exemptions_namespaces", Tree.Texts(defaults.ExemptNamespaces)),
        ]),
        "Add this to the inventory's group_vars; PodSecurity joins the plugins that are listed there already.");

    private static DefaultsFile Kops(ClusterDefaults defaults)
    {
        const string path = "/srv/kubernetes/kube-apiserver/" + FileName;
        return new(
            "kops-cluster.yaml",
            Tree.Map(
                ("apiVersion", Tree.Text("kops.k8s.io/v1alpha2")),
                ("kind", Tree.Text("Cluster")),
                ("spec", Tree.Map(
                    ("fileAssets", Tree.List(Tree.Map(
                        ("name", Tree.Text("pod-security")),
                        ("path", Tree.Text(path)),
                        ("roles", Tree.Texts(["ControlPlane"])),
                        ("content", Tree.Text(ConfigurationNodes.AdmissionText(defaults)))))),
                    ("kubeAPIServer", Tree.Map(("admissionControlConfigFile", Tree.Text(path))))))),
            "Merge this into the Cluster (kops edit cluster), then kops update cluster --yes and kops rolling-update cluster --yes.",
            "Before kOps 1.26 the role is called Master.");
    }
}
