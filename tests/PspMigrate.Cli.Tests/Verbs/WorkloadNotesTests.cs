using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class WorkloadNotesTests
{
    private const string Mislabelled =
        "{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: Baseline}}}\n---\n"
        + "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: a}, spec: {containers: [{name: c, image: i}]}}\n---\n"
        + "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: b}, spec: {containers: [{name: c, image: i}]}}\n";

    [TestMethod]
    [DataRow("check")]
    [DataRow("fix")]
    public void Kinds_that_make_pods_in_another_shape_are_counted(string verb)
    {
        using var test =
            new TestHost(
                "{apiVersion: tekton.dev/v1, kind: Task, metadata: {name: t, namespace: a}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: p, "
                    + "namespace: a}, spec: {containers: [{name: c, image: i}]}}\n");

        test.Run(verb, "-", "--level", "baseline").Should().Be(ExitCode.Ok);

        test.Error.Should().Contain("note: not looked at: 1 Task: they make pods, but hold no pod template");
    }

    /// <summary>There is a kind of this name in Kubernetes, too.</summary>
    [TestMethod]
    public void A_kind_that_Kubernetes_does_not_know_is_named_with_its_version()
    {
        using var test = new TestHost(
            "{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: s, namespace: a}, spec: {template: {spec: {containers: [{image: i}]}}}}\n");

        test.Run("check", "-", "--level", "baseline").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("Kubernetes doesn't know the kind Service of serving.knative.dev/v1: its pod template at spec.template.spec");
    }

    /// <remarks>A server stores the field only where its gate is on (facts/pod-security-policy.md, 32), and gives a uid to what it stores.</remarks>
    [TestMethod]
    [DataRow("", "admitted today by policy p")]
    [DataRow(", uid: 1-2", "refused today")]
    public void What_of_a_policy_counts_only_where_a_server_stores_it_is_said_of_files(string uid, string today)
    {
        using var test = new TestHost(
            $"{{apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {{name: p{uid}}}, spec: {{allowedProcMountTypes: [Unmasked], volumes: ['*'],"
                + " runAsUser: {rule: RunAsAny}, seLinux: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}}}\n---\n"
                + "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: p}, rules: [{apiGroups: [policy], verbs: [use],"
                + " resources: [podsecuritypolicies]}]}\n---\n{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: p},"
                + " roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: p}, subjects: [{kind: Group,"
                + " apiGroup: rbac.authorization.k8s.io, name: 'system:authenticated'}]}\n---\n"
                + "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: a}, spec: {containers: [{name: c, image: i}]}}\n");

        test.Run("check", "-").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain(today);
        test.Error.Contains("policy p: its allowedProcMountTypes aren't counted", StringComparison.Ordinal).Should().Be(uid.Length == 0);
    }

    [TestMethod]
    [DataRow("check"), DataRow("fix")]
    public void Labels_that_a_server_does_not_understand_are_said_of_the_namespaces_asked_for(string verb)
    {
        using var asked = new TestHost(Mislabelled);
        using var other = new TestHost(Mislabelled);

        asked.Run(verb, "-", "-n", "a", "--level", "baseline").Should().Be(ExitCode.Ok, asked.Error);
        other.Run(verb, "-", "-n", "b", "--level", "baseline").Should().Be(ExitCode.Ok, other.Error);

        asked.Error.Should().Contain("pod-security.kubernetes.io/enforce=Baseline is not valid");
        other.Error.Should().NotContain("is not valid");
    }
}
