using System.Text.Json;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md.</remarks>
[TestClass]
public sealed class RaiseVerbTests
{
    /// <summary>One namespace can go up as it is, one after fixes, one is kept, one is as strict as can be, one has no workload.</summary>
    private const string Manifests =
        """
        {kind: Namespace, apiVersion: v1, metadata: {name: ready}}
        ---
        {kind: Pod, apiVersion: v1, metadata: {name: plain, namespace: ready}, spec: {containers: [{name: a, image: i}]}}
        ---
        kind: Namespace
        apiVersion: v1
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
            pod-security.kubernetes.io/enforce-version: v1.25
            pod-security.kubernetes.io/audit: restricted
        ---
        kind: Deployment
        apiVersion: apps/v1
        metadata: {name: web, namespace: shop}
        spec:
          template:
            spec:
              containers:
              - name: a
                image: i
                securityContext:
                  runAsUser: 1000
                  allowPrivilegeEscalation: false
                  capabilities:
                    drop: [ALL]
                  seccompProfile: {type: RuntimeDefault}
        ---
        {kind: Namespace, apiVersion: v1, metadata: {name: net, labels: {pod-security.kubernetes.io/enforce: privileged}}}
        ---
        kind: DaemonSet
        apiVersion: apps/v1
        metadata: {name: agent, namespace: net}
        spec:
          template:
            spec:
              hostNetwork: true
              containers: [{name: a, image: i}]
        ---
        {kind: Namespace, apiVersion: v1, metadata: {name: top, labels: {pod-security.kubernetes.io/enforce: restricted}}}
        ---
        {kind: Pod, apiVersion: v1, metadata: {name: root, namespace: top}, spec: {containers: [{name: a, image: i}]}}
        ---
        {kind: Namespace, apiVersion: v1, metadata: {name: empty}}
        """;

    [TestMethod]
    public void Each_namespace_is_a_row_with_what_it_could_be_and_what_keeps_it()
    {
        using var test = Given();
        test.Run("raise", "all.yaml").Should().Be(ExitCode.Ok);
        Row(test, "ready").Should().Equal("ready", "-", "baseline", "-", "capabilities, allowPrivilegeEscalation, runAsUser, seccomp");
        Row(test, "shop").Should().Equal("shop", "baseline:v1.25", "as it is", "restricted", "-");
        Row(test, "net").Should().Equal("net", "privileged", "as it is", "-", "hostNamespaces");
        Row(test, "top").Should().Equal("top", "restricted", "as it is", "-", "-");
        test.Out.Should().Contain("empty: no workloads there").And.Contain("top: what is enforced there now refuses workloads already");
    }

    [TestMethod]
    public void Reasons_and_fixes_stand_with_the_field_and_its_line()
    {
        using var test = Given();
        test.Run("raise", "all.yaml");
        test.Out.Should().Contain(
            "DECIDE   DaemonSet/agent\n         host namespaces (hostNetwork=true)\n           spec.template.spec.hostNetwork (all.yaml:38)\n")
            .And.Contain(
                "FIX      Deployment/web\n         runAsNonRoot: true\n "
                    + "          spec.template.spec.containers[0].securityContext.runAsNonRoot (all.yaml:23)\n");
    }

    [TestMethod]
    public void Its_commands_go_on_with_the_same_input()
    {
        using var test = Given();
        test.Run("raise", "all.yaml", "--kubernetes-version", "v1.30", "-n", "shop");
        test.Out.Should().Contain("  pspmigrate apply --raise all.yaml --namespace shop --kubernetes-version v1.30\n")
            .And.Contain("  pspmigrate fix --raise -o kubectl all.yaml --namespace shop --kubernetes-version v1.30\n");
    }

    [TestMethod]
    public void In_a_repository_requests_carry_it_out()
    {
        using var test = Given();
        test.Directory.CreateSubdirectory(".git");
        test.Run("raise", "all.yaml");
        test.Out.Should().Contain("  pspmigrate pr --raise all.yaml\n").And.Contain("  pspmigrate pr --raise --fix all.yaml\n").And
            .NotContain("pspmigrate apply");
    }

    [TestMethod]
    public void The_labels_of_the_plan_only_go_up()
    {
        using var test = Given();
        test.Run("convert", "--raise", "all.yaml", "-o", "kubectl", "--report", "none").Should().Be(ExitCode.Ok);
        Labels(test, "shop").Should().NotContain("/enforce").And.NotContain("/audit=").And.Contain("pod-security.kubernetes.io/warn=restricted");
        Labels(test, "top").Should().NotContain("/enforce=").And.Contain("pod-security.kubernetes.io/enforce-version=latest");
        Labels(test, "net").Should().NotContain("/enforce=");
        Labels(test, "ready").Should().Contain("pod-security.kubernetes.io/enforce=baseline").And.Contain("pod-security.kubernetes.io/warn=restricted");
    }

    [TestMethod]
    public void Fixes_are_those_that_carry_further()
    {
        using var test = Given();
        test.Run("fix", "--raise", "all.yaml", "-o", "diff").Should().Be(ExitCode.Ok);
        test.Out.Split('\n').Where(line => line.StartsWith('+') && !line.StartsWith("+++", StringComparison.Ordinal)).Should()
            .Equal("+          runAsNonRoot: true");
    }

    [TestMethod]
    public void After_the_fixes_nothing_is_left_but_decisions()
    {
        using var test = Given();
        test.Run("fix", "--raise", "all.yaml", "--in-place").Should().Be(ExitCode.Ok);
        test.Run("raise", "all.yaml", "-n", "shop", "--exit-code").Should().Be(ExitCode.Findings);
        Row(test, "shop").Should().Equal("shop", "baseline:v1.25", "restricted", "-", "-");
    }

    [TestMethod]
    public void Programs_get_it_all()
    {
        using var test = Given();
        test.Run("raise", "all.yaml", "-o", "json").Should().Be(ExitCode.Ok);
        var answer = JsonDocument.Parse(test.Out).RootElement;
        answer.GetProperty("kind").GetString().Should().Be("Raise");
        var spaces = answer.GetProperty("namespaces").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!, StringComparer.Ordinal);
        spaces["ready"].GetProperty("canBeRaised").GetBoolean().Should().BeTrue();
        spaces["shop"].GetProperty("levelAfterFixes").GetString().Should().Be("restricted");
        spaces["shop"].GetProperty("fixes")[0].GetProperty("changes")[0].GetProperty("value").GetBoolean().Should().BeTrue();
        spaces["net"].GetProperty("keptBy")[0].GetProperty("reasons")[0].GetProperty("fields")[0].GetProperty("at").GetProperty("line").GetInt32()
            .Should().Be(38);
        spaces["empty"].GetProperty("withoutLevel").GetString().Should().Be("noWorkloads");
        answer.GetProperty("nextSteps").EnumerateArray().Select(step => step.GetString()).Should().Equal("raise", "fix", "decide");
    }

    [TestMethod]
    [DataRow("ready", ExitCode.Findings)]
    [DataRow("net", ExitCode.Ok)]
    public void A_pipeline_fails_while_a_namespace_could_be_stricter(string space, int code)
    {
        using var test = Given();
        test.Run("raise", "all.yaml", "-n", space, "--exit-code").Should().Be(code);
    }

    [TestMethod]
    [DataRow("convert --raise --overwrite", "--raise and --overwrite")]
    [DataRow("apply --raise --overwrite", "--raise and --overwrite")]
    [DataRow("convert --raise --fit policy", "--raise goes by the workloads")]
    [DataRow("fix --raise --level restricted", "--raise and --level")]
    public void Contradictions_are_refused(string arguments, string message)
    {
        using var test = Given();
        test.Run([.. arguments.Split(' '), "all.yaml"]).Should().Be(ExitCode.BadInput);
        test.Error.Should().Contain(message);
        test.Out.Should().BeEmpty();
    }

    private static TestHost Given()
    {
        var test = new TestHost();
        test.Write("all.yaml", Manifests);
        return test;
    }

    private static string[] Row(TestHost test, string name) =>
        test.Out.Split('\n')
            .Last(line => line.StartsWith(name + "  ", StringComparison.Ordinal))
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Labels(TestHost test, string name) =>
        test.Out.Split('\n').Single(line => line.Contains($"namespace {name} ", StringComparison.Ordinal));
}
