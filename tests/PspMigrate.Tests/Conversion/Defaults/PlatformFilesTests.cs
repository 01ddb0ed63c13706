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

    [TestMethod]
    [DataRow("kind: KubeadmControlPlane\n", Platform.ClusterApi)]
    [DataRow("apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\n", Platform.Kubeadm)]
    [DataRow("apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\n", Platform.Gardener)]
    [DataRow("resource \"aws_eks_cluster\" \"c\" {}\n", Platform.Eks)]
    [DataRow("kind: Deployment\n", null)]
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
