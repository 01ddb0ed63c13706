namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class CleanupVerbTests
{
    private const string Policies =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: plain}
        spec: {runAsUser: {rule: RunAsAny}, seLinux: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: use, namespace: shop}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}]

        """;

    [TestMethod]
    public void Settings_that_switch_the_plugin_on_are_named_with_their_line()
    {
        using var test = new TestHost();
        test.Write("a/psp.yaml", Policies);
        test.Write(
            "a/kubeadm.yaml",
            "apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\napiServer:\n  extraArgs:\n    enable-admission-plugins: "
                + "NodeRestriction,PodSecurityPolicy\n");
        test.Write("a/main.tf", "resource \"x\" \"y\" {\n  enable_pod_security_policy = true\n}\n");

        test.Run("cleanup", "a").Should().Be(0, test.Error);

        test.Out.Should().Contain("a/kubeadm.yaml:5").And.Contain("a/main.tf:2").And.Contain("1 policy and 1 role can go.");
    }

    [TestMethod]
    [DataRow("name", "-n shop role.rbac.authorization.k8s.io/use\npodsecuritypolicy.policy/plain\n")]
    [DataRow("kubectl", "kubectl delete -n shop role use\nkubectl delete podsecuritypolicy plain\n")]
    public void Other_programs_get_nothing_but_what_goes(string form, string expected)
    {
        using var test = new TestHost();
        test.Write("psp.yaml", Policies);

        test.Run("cleanup", "psp.yaml", "-o", form).Should().Be(0, test.Error);

        test.Out.Should().Be(expected);
    }

    [TestMethod]
    public void The_exit_code_tells_whether_anything_is_left()
    {
        using var test = new TestHost();
        test.Write("psp.yaml", Policies);
        test.Write("ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");

        test.Run("cleanup", "psp.yaml", "--exit-code").Should().Be(1);
        test.Run("cleanup", "ns.yaml", "--exit-code").Should().Be(0);
    }

    [TestMethod]
    public void Pipelines_and_scripts_that_speak_of_policies_are_named_with_their_line()
    {
        using var test = new TestHost();
        test.Write("psp.yaml", Policies);
        test.Write(".github/workflows/ci.yaml", "jobs:\n  a: {steps: [{run: kubeconform -skip PodSecurityPolicy .}]}\n");
        test.Write("hack/psp.sh", "#!/bin/sh\nkubectl get psp\n");
        test.Write("README.md", "kubectl get psp\n");

        test.Run("cleanup", "-R", ".").Should().Be(0);

        test.Out.Should().Contain("./.github/workflows/ci.yaml:2: ").And.Contain("./hack/psp.sh:2: kubectl get psp").And.NotContain("README.md:");
    }

    [TestMethod]
    [DataRow("--apply --restore r.json", "can't be used together")]
    [DataRow("psp.yaml --apply", "cleans up a cluster, not files")]
    [DataRow("psp.yaml --restore r.json", "takes no other files")]
    [DataRow("--restore none.json", "none.json: no such file")]
    [DataRow("--restore psp.yaml", "psp.yaml:1:1: this is not a restore file")]
    public void What_makes_no_sense_is_refused(string arguments, string message)
    {
        using var test = new TestHost();
        test.Write("psp.yaml", Policies);

        test.Run(["cleanup", .. arguments.Split(' ')]).Should().Be(2);

        test.Error.Should().Contain(message);
        test.Out.Should().BeEmpty();
    }
}
