using System.Globalization;
using System.Text;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Defaults;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Defaults;

namespace PspMigrate.Tests.Conversion.Defaults;

/// <summary>
/// What is printed for a platform is read back: by our own reader, which is held to upstream's rules (docs/facts/pod-security-admission.md, 25 and 26).
/// </summary>
[TestClass]
public sealed class PlatformFilesTests
{
    public static IEnumerable<object[]> WithConfiguration =>
        from platform in Enum.GetValues<Platform>()
        where !platform.IsHosted() && platform != Platform.Kubespray
        from version in new[] { "v1.24", "v1.30", "latest" }
        select new object[] { platform, version };

    [TestMethod]
    [DynamicData(nameof(WithConfiguration))]
    public void The_configuration_is_read_back_as_it_was_meant(Platform platform, string version)
    {
        var defaults = Defaults(version);
        var read = Configuration(PlatformFiles.Of(defaults, platform));
        read.Should().BeEquivalentTo(new
        {
            Enforce = "baseline",
            EnforceVersion = version,
            Audit = "restricted",
            AuditVersion = version,
            Warn = "restricted",
            WarnVersion = version,
            ExemptUsernames = new[] { "ci" },
            ExemptRuntimeClasses = new[] { "vm" },
        });
        read.ExemptNamespaces.Should().Contain(["kube-system", "net"]).And.OnlyHaveUniqueItems();
        if (platform != Platform.Rancher)
            read.ExemptNamespaces.Should().HaveCount(2);
    }

    [TestMethod]
    public void Kubespray_has_a_variable_for_each()
    {
        var node = PlatformFiles.Of(Defaults("v1.30"), Platform.Kubespray).Single().Node;
        Text(node, "kube_pod_security_default_enforce").Should().Be("baseline");
        Text(node, "kube_pod_security_default_warn_version").Should().Be("v1.30");
        ((ListNode)node["kube_pod_security_exemptions_namespaces"]!).Items.Select(item => ((ScalarNode)item).Text).Should().Equal("kube-system", "net");
    }

    /// <remarks>docs/facts/pod-security-defaults.md, 2: extraArgs is a map up to v1beta3, and a list from v1beta4 on, which came with v1.31.</remarks>
    [TestMethod]
    [DataRow("v1.30", "kubeadm.k8s.io/v1beta3"), DataRow("v1.31", "kubeadm.k8s.io/v1beta4")]
    public void Kubeadm_takes_arguments_in_the_form_of_its_version(string version, string api)
    {
        var node = PlatformFiles.Of(Defaults(version), Platform.Kubeadm)[1].Node;
        Text(node, "apiVersion").Should().Be(api);
        (node.Find("apiServer", "extraArgs") is ListNode).Should().Be(version is "v1.31");
    }

    [TestMethod]
    public void The_file_that_the_servers_are_told_of_is_the_one_that_is_mounted()
    {
        foreach (var platform in new[] { Platform.Kubeadm, Platform.ClusterApi })
        {
            var text = DefaultsYaml.Write(PlatformFiles.Of(Defaults("v1.30"), platform));
            text.Should()
                .Contain("admission-control-config-file: /etc/kubernetes/pod-security.yaml").And
                .Contain("mountPath: /etc/kubernetes/pod-security.yaml");
        }
    }

    /// <remarks>docs/facts/pod-security-defaults.md, 2 to 10: what each platform calls it, and which file it takes.</remarks>
    [TestMethod]
    [DataRow(Platform.Kubeadm, "kind", "ClusterConfiguration")]
    [DataRow(Platform.Kubeadm, "apiServer extraVolumes 0 hostPath", "/etc/kubernetes/pod-security.yaml")]
    [DataRow(Platform.Kubeadm, "apiServer extraVolumes 0 readOnly", "true")]
    [DataRow(Platform.Kubeadm, "apiServer extraVolumes 0 pathType", "File")]
    [DataRow(Platform.ClusterApi, "spec kubeadmConfigSpec files 0 path", "/etc/kubernetes/pod-security.yaml")]
    [DataRow(Platform.ClusterApi, "spec kubeadmConfigSpec files 0 owner", "root:root")]
    [DataRow(Platform.ClusterApi, "spec kubeadmConfigSpec files 0 permissions", "0400")]
    [DataRow(
        Platform.ClusterApi, "spec kubeadmConfigSpec clusterConfiguration apiServer extraArgs admission-control-config-file",
        "/etc/kubernetes/pod-security.yaml")]
    [DataRow(Platform.K3s, "kube-apiserver-arg 0", "admission-control-config-file=/var/lib/rancher/k3s/server/pod-security.yaml")]
    [DataRow(Platform.Rke2, "pod-security-admission-config-file", "/etc/rancher/rke2/pod-security.yaml")]
    [DataRow(Platform.Rancher, "metadata name", "pod-security")]
    [DataRow(Platform.Kubespray, "kube_apiserver_enable_admission_plugins 0", "PodSecurity")]
    [DataRow(Platform.Kubespray, "kube_apiserver_admission_control_config_file", "true")]
    [DataRow(Platform.Kubespray, "kube_pod_security_use_default", "true")]
    [DataRow(Platform.Kubespray, "kube_pod_security_exemptions_runtime_class_names 0", "vm")]
    [DataRow(Platform.Kops, "spec fileAssets 0 path", "/srv/kubernetes/kube-apiserver/pod-security.yaml")]
    [DataRow(Platform.Kops, "spec fileAssets 0 roles 0", "ControlPlane")]
    [DataRow(Platform.Kops, "spec kubeAPIServer admissionControlConfigFile", "/srv/kubernetes/kube-apiserver/pod-security.yaml")]
    public void Each_platform_is_told_of_the_configuration_where_it_reads_it(Platform platform, string path, string value) =>
        path.Split(' ').Aggregate(
            (Node?)PlatformFiles.Of(Defaults("v1.30"), platform)[^1].Node,
            (node, key) => node is ListNode list ? list.Items[int.Parse(key, CultureInfo.InvariantCulture)] : ((MapNode)node!)[key])
            .Should().BeOfType<ScalarNode>().Which.Text.Should().Be(value);

    [TestMethod]
    [DataRow(Platform.Kubeadm, "/etc/kubernetes/pod-security.yaml")]
    [DataRow(Platform.K3s, "/var/lib/rancher/k3s/server/pod-security.yaml")]
    [DataRow(Platform.Rke2, "/etc/rancher/rke2/pod-security.yaml")]
    public void The_file_is_to_be_saved_where_the_servers_are_told_that_it_is(Platform platform, string path) =>
        PlatformFiles.Of(Defaults("v1.30"), platform)[0].Where[0].Should().Contain(path);

    [TestMethod]
    public void Each_part_has_a_name_of_its_own_and_says_where_it_goes()
    {
        foreach (var platform in Enum.GetValues<Platform>())
        {
            var files = PlatformFiles.Of(Defaults("v1.30"), platform);
            files.Select(file => file.Name).Should().OnlyHaveUniqueItems().And.AllSatisfy(name => name.Should().EndWith(".yaml").And.NotBe(".yaml"));
            files.Should().AllSatisfy(file => file.Where.Should().NotBeEmpty().And.NotContain(""));
        }
    }

    /// <remarks>ranchermanager.docs.rancher.com, psa-restricted-exemptions: v2.12 and v2.14.</remarks>
    [TestMethod]
    [DataRow("calico-system", "cattle-system", "ingress-nginx", "longhorn-system")]
    [DataRow("cattle-capi-system", "cattle-turtles-system", "compliance-operator-system", "rancher-compliance-system", "traefik")]
    public void What_Rancher_needs_is_exempt_in_each_of_its_versions(params string[] namespaces) =>
        Configuration(PlatformFiles.Of(Defaults("v1.30"), Platform.Rancher)).ExemptNamespaces.Should().Contain(namespaces);

    [TestMethod]
    [DataRow("kind: KubeadmControlPlane\n", Platform.ClusterApi)]
    [DataRow("apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\n", Platform.Kubeadm)]
    [DataRow("apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\n", Platform.Gardener)]
    [DataRow("resource \"aws_eks_cluster\" \"c\" {}\n", Platform.Eks)]
    [DataRow("apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n", Platform.Eks)]
    [DataRow("resource \"azurerm_kubernetes_cluster\" \"c\" {}\n", Platform.Aks)]
    [DataRow("resource \"google_container_cluster\" \"c\" {}\n", Platform.Gke)]
    [DataRow("apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\n", Platform.Kops)]
    [DataRow("apiVersion: provisioning.cattle.io/v1\nkind: Cluster\n", Platform.Rancher)]
    [DataRow("apiVersion: management.cattle.io/v3\nkind: PodSecurityAdmissionConfigurationTemplate\n", Platform.Rancher)]
    [DataRow("kube_network_plugin: calico\n", Platform.Kubespray)]
    [DataRow("kube_apiserver_enable_admission_plugins: [NodeRestriction]\n", Platform.Kubespray)]
    [DataRow("version: v1alpha1\nmachine:\n  type: controlplane\ncluster:\n  controlPlane:\n    endpoint: https://c\n", Platform.Talos)]
    [DataRow("kind: Deployment\n", null)]
    [DataRow("apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\n", null)]
    [DataRow("kind: ClusterConfiguration\n", null)]
    [DataRow("kind: Shoot\n", null)]
    [DataRow("kind: KubeadmControlPlane\n---\napiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\n", null)]
    public void Files_show_the_platform_where_only_one_can_be_meant(string text, Platform? platform) =>
        (Platforms.Of([("a.yaml", text)])?.Platform).Should().Be(platform);

    [TestMethod]
    [DataRow("v1.31.2+k3s1", "{}", Platform.K3s)]
    [DataRow("v1.30.4+rke2r1", "{}", Platform.Rke2)]
    [DataRow("v1.30.4+rke2r1", "{\"annotations\": {\"management.cattle.io/pod-limits\": \"\"}}", Platform.Rancher)]
    [DataRow("v1.29.8-eks-a737599", "", Platform.Eks)]
    [DataRow("v1.30.5-gke.1014001", "", Platform.Gke)]
    [DataRow("v1.30.5", "{\"labels\": {\"kubernetes.azure.com/cluster\": \"MC_x\"}}", Platform.Aks)]
    [DataRow("v1.30.5", "{\"osImage\": \"Talos (v1.8.0)\"}", Platform.Talos)]
    [DataRow("v1.30.4+rke2r1", "{\"annotations\": {\"rke.cattle.io/external-cluster-name\": \"\"}}", Platform.Rancher)]
    [DataRow("v1.30.5", "{\"labels\": {\"worker.gardener.cloud/pool\": \"a\"}}", Platform.Gardener)]
    [DataRow("v1.30.5", "{\"labels\": {\"eks.amazonaws.com/nodegroup\": \"a\"}}", Platform.Eks)]
    [DataRow("v1.30.5", "{\"labels\": {\"cloud.google.com/gke-nodepool\": \"a\"}}", Platform.Gke)]
    [DataRow("v1.30.5", "{\"labels\": {\"kops.k8s.io/instancegroup\": \"a\"}}", Platform.Kops)]
    [DataRow("v1.30.5", "{\"annotations\": {\"cluster.x-k8s.io/machine\": \"a\"}}", Platform.ClusterApi)]
    [DataRow("v1.30.5", "{\"annotations\": {\"kubeadm.alpha.kubernetes.io/cri-socket\": \"\"}}", Platform.Kubeadm)]
    [DataRow("v1.30.5", "{}", null)]
    public void A_node_and_the_version_show_the_platform(string version, string node, Platform? platform) =>
        Platforms.OfNode(node, version).Should().Be(platform);

    [TestMethod]
    public void Lines_that_make_namespaces_are_found_with_what_makes_them() =>
        NamespaceMaker.Find(
        [
            ("ci.yaml", "- run: helm upgrade -i web . --create-namespace -n web\n# helm --create-namespace\n"),
            ("app.yaml", "spec:\n  syncPolicy:\n    syncOptions:\n    - CreateNamespace=true\n"),
            ("release.yaml", "spec:\n  install:\n    createNamespace: true\n"),
        ]).Select(maker => $"{maker.Kind} {maker.At.Source}:{maker.At.Line}").Should().Equal("Helm ci.yaml:1", "ArgoCd app.yaml:4", "Release release.yaml:3");

    private static ClusterDefaults Defaults(string version)
    {
        var given =
            GivenManifests.Read(
                "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\nexemptions: {namespaces: [net], "
                    + "usernames: [ci], runtimeClasses: [vm]}");
        return DefaultsPlanner.Make(Planner.Make(given, new() { Version = KubernetesVersion.Parse(version)!.Value }), Level.Baseline);
    }

    /// <summary>The configuration in what a platform gets, wherever it stands there.</summary>
    private static PodSecurityConfiguration Configuration(ImmutableArray<DefaultsFile> files)
    {
        var reader = new ManifestReader(new());
        reader.Read("defaults.yaml", new MemoryStream(Encoding.UTF8.GetBytes(DefaultsYaml.Write(files))));
        var result = reader.Finish();
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Should().BeEmpty();
        return result.Inventory.Configuration!;
    }

    private static string? Text(MapNode map, string key) => (map[key] as ScalarNode)?.Text;
}
