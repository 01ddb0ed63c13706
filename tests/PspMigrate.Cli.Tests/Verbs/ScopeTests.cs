using System.Text.Json.Nodes;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>What <c>-n</c>, <c>-l</c> and <c>-A</c> choose among the namespaces of files.</summary>
[TestClass]
public sealed class ScopeTests
{
    private const string Input = """
        {kind: Namespace, apiVersion: v1, metadata: {name: shop, labels: {team: web}}}
        ---
        {kind: Namespace, apiVersion: v1, metadata: {name: bank, labels: {team: pay}}}
        ---
        {kind: ServiceAccount, apiVersion: v1, metadata: {name: ci, namespace: tools}}
        ---
        kind: PodSecurityPolicy
        apiVersion: policy/v1beta1
        metadata: {name: shared}
        spec: {privileged: true, allowPrivilegeEscalation: true, seLinux: {rule: RunAsAny}, runAsUser: {rule: RunAsAny},
         supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}}
        ---
        kind: PodSecurityPolicy
        apiVersion: policy/v1beta1
        metadata: {name: own}
        spec: {privileged: true, allowPrivilegeEscalation: true, seLinux: {rule: RunAsAny}, runAsUser: {rule: RunAsAny},
         supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}}
        ---
        {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: shared}, rules: [{apiGroups: [policy],
         resources: [podsecuritypolicies], resourceNames: [shared], verbs: [use]}]}
        ---
        {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: own}, rules: [{apiGroups: [policy],
         resources: [podsecuritypolicies], resourceNames: [own], verbs: [use]}]}
        ---
        {kind: ClusterRoleBinding, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: all}, roleRef: {apiGroup: rbac.authorization.k8s.io,
         kind: ClusterRole, name: shared}, subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts"}]}
        ---
        {kind: RoleBinding, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: bank, namespace: bank},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: own}, subjects: [{kind: ServiceAccount, namespace: bank, name: default}]}
        ---
        {kind: Pod, apiVersion: v1, metadata: {name: web, namespace: shop}, spec: {containers: [{name: c, image: i}]}}
        ---
        {kind: Pod, apiVersion: v1, metadata: {name: till, namespace: bank}, spec: {containers: [{name: c, image: i}]}}

        """;

    [TestMethod]
    [DataRow("bank shop tools")]
    [DataRow("shop", "-n", "shop")]
    [DataRow("bank shop", "-n", "shop", "--namespace", "bank")]
    [DataRow("bank shop tools", "-n", "shop", "-A")]
    [DataRow("shop", "-l", "team=web")]
    [DataRow("bank", "-n", "bank", "-n", "tools", "-l", "team")]
    public void Convert_labels_only_what_is_asked_for(string expected, params string[] scope) =>
        Lines(["convert", "-", "--report", "none", "-o", "name", .. scope]).Should().Equal(expected.Split(' ').Select(name => "namespace/" + name));

    [TestMethod]
    public void The_report_is_about_the_scope_and_what_reaches_into_it()
    {
        using var test = new TestHost(Input);

        test.Run("convert", "-", "-n", "shop", "--report", "json", "--report-file", "r.json").Should().Be(ExitCode.Ok);

        var report = JsonNode.Parse(test.Files()["r.json"])!;
        report["namespaces"]!.AsArray().Select(item => (string)item!["name"]!).Should().Equal("shop");
        report["namespaces"]![0]!["policies"]!.AsArray().Select(item => item!.ToString()).Should()
            .Contain(text => text.Contains("shared", StringComparison.Ordinal));
        test.Run("convert", "-", "-n", "shop", "--report", "full").Should().Be(ExitCode.Ok);
        test.Error.Should().Contain("ClusterRoleBinding/all").And.NotContain("bank").And.NotContain("New namespaces").And.NotContain("policy own");
    }

    [TestMethod]
    public void Check_and_fix_look_at_the_workloads_of_the_scope()
    {
        Lines("check", "-", "--level", "restricted", "-o", "name", "-n", "shop").Should().Equal("pod/web -n shop");
        Lines("check", "-", "--level", "restricted", "-o", "name", "-l", "team=pay").Should().Equal("pod/till -n bank");
        using var test = new TestHost(Input);
        test.Run("fix", "-", "--level", "restricted", "-n", "bank").Should().Be(ExitCode.Ok);
        (test.Out + test.Error).Should().Contain("till").And.NotContain("web");
    }

    [TestMethod]
    public void Access_shows_the_grants_of_the_scope()
    {
        using var test = new TestHost(Input);
        test.Write("in.yaml", Input);

        test.Run("access", "-f", "in.yaml", "-l", "team=web").Should().Be(ExitCode.Ok);

        test.Out.Should().Contain("ClusterRoleBinding/all").And.NotContain("RoleBinding/bank");
    }

    [TestMethod]
    [DataRow("convert")]
    [DataRow("check")]
    [DataRow("fix")]
    public void A_namespace_that_is_not_there_is_said(string verb)
    {
        using var test = new TestHost(Input);

        test.Run(verb, "-", "-n", "shop", "-n", "nope").Should().Be(ExitCode.BadInput);

        test.Error.Should().Be("error: there is no namespace \"nope\" in the input\n  it has: bank, shop, tools\n");
        test.Out.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("-l", "team=none")]
    [DataRow("-n", "shop", "-l", "team=pay")]
    [DataRow("-n", "tools", "-l", "!team")]
    public void A_selector_that_matches_nothing_is_said(params string[] scope)
    {
        using var test = new TestHost(Input);

        test.Run(["convert", "-", .. scope]).Should().Be(ExitCode.BadInput);

        test.Error.Should().Be("error: no namespace is selected by --selector\n  it looks at the labels of Namespace objects; the input has 2\n");
    }

    [TestMethod]
    public void A_broken_selector_is_an_error_before_anything_is_read()
    {
        using var test = new TestHost(Input);

        test.Run("convert", "-", "-l", "team is web").Should().Be(ExitCode.BadInput);

        test.Error.Should().StartWith("error: --selector: \"team is web\" is not a label requirement\n");
    }

    [TestMethod]
    public void Objects_that_name_no_namespace_are_in_that_of_a_single_option_and_it_is_noted()
    {
        const string pods =
            "{kind: Pod, apiVersion: v1, metadata: {name: a}, spec: {containers: [{name: c, image: i}]}}\n---\n{kind: Pod, apiVersion: v1, metadata: {name: "
                + "b}, spec: {containers: [{name: c, image: i}]}}\n";
        using var test = new TestHost(pods);
        string[] check = ["check", "-", "--level", "restricted", "-o", "name"];

        test.Run([.. check, "-n", "shop"]).Should().Be(ExitCode.Ok);
        test.Error
            .Should()
            .Be(
                "note: <stdin>:1:1: 2 objects, this one first, name no namespace; they are taken to be in \"shop\"\n  say which one with "
                    + "--default-namespace, or in metadata.namespace\n");
        test.Run([.. check, "--default-namespace", "bank"]).Should().Be(ExitCode.Ok);
        test.Run([.. check, "--default-namespace", "bank", "-n", "shop"]).Should().Be(ExitCode.BadInput);

        test.Out.Should().Be("pod/a -n shop\npod/b -n shop\npod/a -n bank\npod/b -n bank\n");
        test.Error.Should().EndWith("in metadata.namespace\nerror: there is no namespace \"shop\" in the input\n  it has: bank\n");
    }

    [TestMethod]
    public void Where_others_name_another_namespace_it_is_a_warning()
    {
        using var test = new TestHost(Input + "---\n{kind: Pod, apiVersion: v1, metadata: {name: a}, spec: {containers: [{name: c, image: i}]}}\n");

        test.Run("check", "-", "-n", "shop", "--level", "restricted", "-o", "name").Should().Be(ExitCode.Ok);

        test.Error.Should().StartWith("warning: <stdin>:").And.Contain("it is taken to be in \"shop\", though others are in bank");
    }

    [TestMethod]
    public void An_empty_selector_selects_everything_as_in_kubectl() =>
        Lines("convert", "-", "--report", "none", "-o", "name", "-l", "").Should().Equal("namespace/bank", "namespace/shop", "namespace/tools");

    [TestMethod]
    [DataRow("", null)]
    [DataRow("-n shop", "shop")]
    [DataRow("-l team=pay", "bank")]
    public void The_JSON_report_states_the_scope(string scope, string? expected)
    {
        using var test = new TestHost(Input);

        test.Run(["convert", "-", "--report", "json", "--report-file", "r.json", .. scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
            .Should()
            .Be(ExitCode.Ok);

        var names = JsonNode.Parse(test.Files()["r.json"])!["options"]!["scope"]?.AsArray().Select(name => (string)name!);
        (names is null ? null : string.Join(' ', names)).Should().Be(expected);
    }

    private static string[] Lines(params string[] args)
    {
        using var test = new TestHost(Input);
        test.Run(args).Should().Be(ExitCode.Ok);
        return test.Out.TrimEnd('\n').Split('\n');
    }
}
