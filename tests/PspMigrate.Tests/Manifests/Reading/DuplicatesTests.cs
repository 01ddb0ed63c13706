using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests.Reading;

[TestClass]
public sealed class DuplicatesTests
{
    [TestMethod]
    [DataRow("image: foo:1", "image: foo:2")]
    [DataRow("replicas: 1", "replicas: 2")]
    public void A_workload_that_differs_in_nothing_that_matters_is_a_note(string from, string to)
    {
        var result = Two(Deployment, from, to);

        result.Diagnostics.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Severity = Severity.Note,
            Message = "Deployment web in namespace shop appears here with different content than at a.yaml:1:1, but no difference that matters here",
        });
        result.Inventory.Workloads.Should().ContainSingle();
    }

    /// <remarks>Measured: v1.20.2 gives the first of each pair back as the second.</remarks>
    [TestMethod]
    [DataRow("privileged: false, ", "", Severity.Note)]
    [DataRow("hostNetwork: false, readOnlyRootFilesystem: false, allowedCapabilities: [], ", "", Severity.Note)]
    [DataRow("", "allowPrivilegeEscalation: true, ", Severity.Note)]
    [DataRow("", "allowPrivilegeEscalation: false, ", Severity.Error)]
    [DataRow("defaultAllowPrivilegeEscalation: false, ", "", Severity.Error)]
    [DataRow("privileged: true, ", "", Severity.Error)]
    public void A_policy_as_a_server_gives_it_back_is_the_same(string written, string stored, Severity severity)
    {
        const string policy = "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: p}\nspec: {FIELDS runAsUser: {rule: RunAsAny}, "
            + "seLinux: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}}";

        var diagnostic = Two(policy.Replace("FIELDS ", written, StringComparison.Ordinal), written + "runAsUser", stored + "runAsUser").Diagnostics
            .Should().ContainSingle().Which;

        diagnostic.Severity.Should().Be(severity);
    }

    [TestMethod]
    [DataRow("labels: {a: b}", "labels: {a: c}")]
    [DataRow("name: c,", "name: c, env: [],")]
    public void A_workload_that_differs_where_nobody_looks_is_the_same(string from, string to)
    {
        var result = Two(Deployment, from, to);

        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Workloads.Should().ContainSingle();
    }

    [TestMethod]
    [DataRow("name: a", "name: b", 0)]
    [DataRow("configMap", "secret", 1)]
    public void Of_a_volume_its_source_matters_and_not_what_that_is_called(string from, string to, int said) =>
        Two(Deployment.Replace("containers:", "volumes: [{name: v, configMap: {name: a}}], containers:", StringComparison.Ordinal), from, to)
            .Diagnostics.Should().HaveCount(said);

    [TestMethod]
    public void A_workload_that_differs_where_it_matters_is_a_warning_and_both_are_judged()
    {
        var result = Two(Deployment, "hostNetwork: false", "hostNetwork: true");

        result.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Warning);
        result.Inventory.Workloads.Select(workload => workload.Template.HostNetwork).Should().Equal(false, true);
    }

    [TestMethod]
    [DataRow(Policy, "privileged: false", "privileged: true",
        "PodSecurityPolicy p appears here with different content than at a.yaml:1:1: spec.privileged (true here, false there)")]
    [DataRow(Policy, "seLinux: {rule: RunAsAny}", "seLinux: {rule: \"a\\nb\"}",
        "PodSecurityPolicy p appears here with different content than at a.yaml:1:1: spec.seLinux.rule (\"a\\nb\" here, RunAsAny there)",
        DisplayName = "line breaks are escaped")]
    [DataRow(Role, "resourceNames: [p]", "resourceNames: [q]", "ClusterRole r appears here with different content than at a.yaml:1:1: rules")]
    [DataRow(Binding, "name: r}", "name: other}",
        "RoleBinding b in namespace shop appears here with different content than at a.yaml:1:1: roleRef (other here, r there)")]
    [DataRow(Binding, "name: s}", "name: t}", "RoleBinding b in namespace shop appears here with different content than at a.yaml:1:1: subjects")]
    [DataRow(Namespace, "enforce: baseline", "enforce: restricted",
        "Namespace shop appears here with different content than at a.yaml:1:1: pod-security.kubernetes.io/enforce (restricted here, baseline there)")]
    public void What_contradicts_itself_is_an_error_that_shows_the_fields(string text, string from, string to, string message) =>
        Two(text, from, to).Errors().Should().ContainSingle().Which.Message.Should().Be(message);

    [TestMethod]
    [DataRow(Policy, "name: p}", "name: p, labels: {team: a}}")]
    [DataRow(Namespace, "owner: a", "owner: b")]
    public void Labels_that_nothing_looks_at_are_a_note(string text, string from, string to) =>
        Two(text, from, to).Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Note);

    private const string Deployment =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop, labels: {a: b}}
        spec: {replicas: 1, template: {spec: {hostNetwork: false, containers: [{name: c, image: foo:1}]}}}
        """;

    private const string Policy =
        "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: p}\nspec: {privileged: false, seLinux: {rule: RunAsAny}, runAsUser: {rule: "
            + "RunAsAny}, fsGroup: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}}";
    private const string Role =
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\nrules: [{apiGroups: [policy], resources: [podsecuritypolicies], "
            + "resourceNames: [p], verbs: [use]}]";
    private const string Binding =
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, namespace: shop}\nroleRef: {apiGroup: rbac.authorization.k8s.io, "
            + "kind: Role, name: r}\nsubjects: [{kind: ServiceAccount, name: s}]";
    private const string Namespace =
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {owner: a, pod-security.kubernetes.io/enforce: baseline}}";

    private static ReadResult Two(string text, string from, string to) => Read.Text($"{text}\n---\n{text.Replace(from, to, StringComparison.Ordinal)}");
}
