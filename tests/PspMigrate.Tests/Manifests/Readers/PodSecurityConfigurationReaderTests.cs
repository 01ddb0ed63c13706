using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Manifests.Readers;

/// <summary>Defaults and validation: facts/pod-security-admission.md, 25 and 26.</summary>
[TestClass]
public sealed class PodSecurityConfigurationReaderTests
{
    [TestMethod]
    [DataRow("v1"), DataRow("v1beta1"), DataRow("v1alpha1")]
    public void Defaults_and_exemptions_are_read(string version)
    {
        var result = Read.Text($$"""
            apiVersion: pod-security.admission.config.k8s.io/{{version}}
            kind: PodSecurityConfiguration
            defaults: {enforce: baseline, enforce-version: v1.25, audit: restricted, warn: ""}
            exemptions: {usernames: [u], namespaces: [kube-system], runtimeClasses: [kata]}
            """);

        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Configuration.Should().BeEquivalentTo(
            new PodSecurityConfiguration
            {
                Enforce = "baseline",
                EnforceVersion = "v1.25",
                Audit = "restricted",
                ExemptUsernames = ["u"],
                ExemptNamespaces = ["kube-system"],
                ExemptRuntimeClasses = ["kata"],
            },
            options => options.Excluding(c => c.At));
    }

    [TestMethod]
    public void Configuration_inside_an_AdmissionConfiguration_is_read()
    {
        var result = Read.Text("""
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            - {name: Other, configuration: {defaults: {enforce: x}}}
            - name: PodSecurity
              configuration:
                apiVersion: pod-security.admission.config.k8s.io/v1
                kind: PodSecurityConfiguration
                defaults: {warn: baseline}
            """);
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Configuration!.Warn.Should().Be("baseline");
        result.Inventory.Configuration.At.Line.Should().Be(7);
    }

    [TestMethod]
    public void Configuration_in_another_file_is_asked_for()
    {
        var result = Read.Text(Elsewhere);
        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("psa.yaml");
        result.Inventory.Configuration.Should().BeNull();
    }

    [TestMethod]
    public void Configuration_in_another_file_that_was_read_is_not_asked_for()
    {
        var result = Read.Text($"{Elsewhere}\n---\n{Elsewhere.Replace("psa.yaml", "other.yaml", StringComparison.Ordinal)}\n---\n"
            + "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {warn: baseline}");

        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Configuration!.Warn.Should().Be("baseline");
    }

    private const string Elsewhere = "apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins: [{name: PodSecurity, path: psa.yaml}]";

    /// <remarks>Rancher keeps what it configures API servers by in these, several by name.</remarks>
    [TestMethod]
    public void The_only_template_of_Rancher_is_taken_with_a_note()
    {
        var result = Read.Text(Template("strict", "restricted"));

        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Be("template strict is taken as the configuration of the API server");
        result.Inventory.Configuration!.Enforce.Should().Be("restricted");
        result.Inventory.Configuration.ExemptNamespaces.Should().Equal("kube-system");
    }

    [TestMethod]
    public void Of_several_templates_none_is_taken()
    {
        var result = Read.Text(Template("strict", "restricted") + "\n---\n" + Template("free", "privileged"));

        result.Inventory.Configuration.Should().BeNull();
        result.Diagnostics.Should().ContainSingle().Which.Message.Should()
            .StartWith("there are 2 configurations of API servers (template strict, template free)");
    }

    /// <remarks>docs/facts/pod-security-defaults.md, 6: clusters name the template.</remarks>
    [TestMethod]
    public void Of_several_templates_the_one_that_the_cluster_names_is_taken()
    {
        var result = Read.Text($"{Template("free", "privileged")}\n---\n{Template("strict", "restricted")}\n---\n{Cluster("strict")}");

        result.Inventory.Configuration!.Enforce.Should().Be("restricted");
        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Be("template strict is taken as the configuration of the API server");
    }

    [TestMethod]
    public void A_template_that_a_cluster_names_and_the_input_lacks_is_asked_for()
    {
        var result = Read.Text($"{Template("free", "privileged")}\n---\n{Cluster("rancher-restricted")}");

        result.Inventory.Configuration.Should().BeNull();
        result.Diagnostics.Should().ContainSingle().Which.Message.Should()
            .Be("the cluster's API server is configured by template rancher-restricted, which isn't in the input");
    }

    [TestMethod]
    public void Clusters_that_name_different_templates_leave_it_open() =>
        Read.Text($"{Template("free", "privileged")}\n---\n{Template("strict", "restricted")}\n---\n{Cluster("strict")}\n---\n{Cluster("free")}")
            .Inventory.Configuration.Should().BeNull();

    [TestMethod]
    public void A_configuration_goes_before_templates()
    {
        var result = Read.Text(Template("strict", "restricted")
            + "\n---\napiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {enforce: baseline}");

        result.Inventory.Configuration!.Enforce.Should().Be("baseline");
        result.Diagnostics.Should().BeEmpty();
    }

    private static string Cluster(string template) =>
        "{apiVersion: provisioning.cattle.io/v1, kind: Cluster, metadata: {name: c-" + template + "}, "
            + "spec: {defaultPodSecurityAdmissionConfigurationTemplateName: " + template + "}}";

    private static string Template(string name, string level) => $$"""
        apiVersion: management.cattle.io/v3
        kind: PodSecurityAdmissionConfigurationTemplate
        metadata: {name: {{name}}}
        description: any
        configuration:
          defaults: {enforce: {{level}}, enforce-version: latest}
          exemptions: {usernames: [], namespaces: [kube-system]}
        """;

    [TestMethod]
    [DataRow("enforce: Baseline"), DataRow("audit: none"), DataRow("warn-version: \"1.25\""), DataRow("warn-version: v1.025"), DataRow("enforce-version: v2.0")]
    public void Level_or_version_that_the_API_server_refuses_is_an_error(string field) =>
        Read.Text($"apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {{{field}}}")
            .Errors().Should().ContainSingle().Which.Message.Should().StartWith("defaults." + field.Split(':')[0]);
}
