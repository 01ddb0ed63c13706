using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests.Reading;

/// <summary>Where platforms keep the configuration of Pod Security: docs/facts/pod-security-defaults.md, 3, 6 to 8 and 10.</summary>
[TestClass]
public sealed class PlatformConfigurationReaderTests
{
    private const string Restricted = "{defaults: {enforce: restricted}, exemptions: {namespaces: [net]}}";

    private const string Shoot = """
        apiVersion: core.gardener.cloud/v1beta1
        kind: Shoot
        metadata: {name: prod}
        spec:
          kubernetes:
            kubeAPIServer:
              admissionPlugins: [{name: Other}, {name: PodSecurity, config: {defaults: {enforce: restricted}, exemptions: {namespaces: [net]}}}]
        """;

    [TestMethod]
    [DataRow(Shoot, "Shoot prod", "kube-system,net")]
    [DataRow("version: v1alpha1\ncluster: {apiServer: {admissionControl: [{name: PodSecurity, configuration: " + Restricted + "}]}}",
        "the machine configuration of Talos", "net")]
    [DataRow("apiVersion: v1alpha1\nkind: KubeAdmissionControlConfig\nname: PodSecurity\nconfiguration: " + Restricted,
        "the machine configuration of Talos", "net")]
    [DataRow("""
        apiVersion: controlplane.cluster.x-k8s.io/v1beta1
        kind: KubeadmControlPlane
        metadata: {name: cp}
        spec:
          kubeadmConfigSpec:
            files:
            - {path: /etc/motd, content: "hello: {"}
            - path: /etc/kubernetes/pod-security.yaml
              content: |
                apiVersion: apiserver.config.k8s.io/v1
                kind: AdmissionConfiguration
                plugins:
                - name: PodSecurity
                  configuration:
                    kind: PodSecurityConfiguration
                    defaults: {enforce: restricted}
                    exemptions: {namespaces: [net]}
        """, "KubeadmControlPlane cp", "net")]
    [DataRow("""
        apiVersion: controlplane.cluster.x-k8s.io/v1beta1
        kind: KubeadmControlPlaneTemplate
        metadata: {name: class}
        spec:
          template:
            spec:
              kubeadmConfigSpec:
                files:
                - content: "{kind: PodSecurityConfiguration, defaults: {enforce: restricted}, exemptions: {namespaces: [net]}}"
        """, "KubeadmControlPlaneTemplate class", "net")]
    [DataRow("""
        apiVersion: kops.k8s.io/v1alpha2
        kind: Cluster
        metadata: {name: k}
        spec:
          fileAssets:
          - name: pod-security
            content: "{kind: PodSecurityConfiguration, defaults: {enforce: restricted}, exemptions: {namespaces: [net]}}"
        """, "kOps Cluster k", "net")]
    public void The_only_configuration_in_what_clusters_are_made_from_is_taken_with_a_note(string text, string name, string exempt)
    {
        var result = Read.Text(text);

        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Be($"{name} is taken as the configuration of the API server");
        result.Inventory.Configuration!.Enforce.Should().Be("restricted");
        result.Inventory.Configuration.ExemptNamespaces.Should().Equal(exempt.Split(','));
        result.Inventory.Skipped.Should().BeEmpty("it was looked at");
    }

    /// <remarks>docs/facts/pod-security-defaults.md, 8: enforce baseline, audit and warn restricted, kube-system exempt.</remarks>
    [TestMethod]
    public void A_patch_for_Talos_is_merged_into_its_defaults()
    {
        var configuration = Read.Text("cluster: {apiServer: {admissionControl: [{name: PodSecurity, configuration: {exemptions: {namespaces: [net]}}}]}}")
            .Inventory.Configuration!;

        (configuration.Enforce, configuration.Audit, configuration.Warn).Should().Be(("baseline", "restricted", "restricted"));
        configuration.ExemptNamespaces.Should().Equal("kube-system", "net");
    }

    [TestMethod]
    public void Clusters_that_are_configured_alike_are_one()
    {
        var result = Read.Text(Shoot + "\n---\n" + Shoot.Replace("prod", "test", StringComparison.Ordinal));

        result.Inventory.Configuration!.Enforce.Should().Be("restricted");
        result.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Note);
    }

    [TestMethod]
    public void Of_clusters_that_are_configured_differently_none_is_taken()
    {
        var other = Shoot.Replace("prod", "test", StringComparison.Ordinal).Replace("enforce: restricted", "enforce: baseline", StringComparison.Ordinal);
        var result = Read.Text(Shoot + "\n---\n" + other);

        result.Inventory.Configuration.Should().BeNull();
        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("Shoot prod, Shoot test").And.EndWith("none is taken");
    }

    /// <summary>Such objects are often templates of another tool; they are no reason to read nothing.</summary>
    [TestMethod]
    [DataRow("enforce: restricted", "enforce: $LEVEL"), DataRow("defaults: {", "defaults: [{"), DataRow("[net]", "net")]
    public void What_cannot_be_understood_there_is_a_warning(string from, string to)
    {
        var text = "apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nmetadata: {name: k}\nspec:\n  fileAssets:\n  - content: |\n"
            + "      kind: PodSecurityConfiguration\n      defaults: {enforce: restricted}\n      exemptions: {namespaces: [net]}\n";
        var result = Read.Text(text.Replace(from, to, StringComparison.Ordinal));

        result.Inventory.Configuration.Should().BeNull();
        var warning = result.Diagnostics.Should().ContainSingle().Which;
        warning.Severity.Should().Be(Severity.Warning);
        warning.Message.Should().StartWith("kOps Cluster k configures Pod Security, which isn't read: ");
        warning.At.Line.Should().Be(6);
    }

    [TestMethod]
    [DataRow("machine: {type: worker}\nversion: v1alpha1")]
    [DataRow("cluster: {apiServer: {admissionControl: [{name: EventRateLimit, configuration: {}}]}}")]
    [DataRow("cluster: {apiServer: {admissionControl: none}}")]
    public void Other_settings_say_nothing(string text) => Read.Text(text).Inventory.Configuration.Should().BeNull();
}
