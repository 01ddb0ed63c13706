using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>The verbs on manifests without policies, and on manifests that lack them.</summary>
[TestClass]
public sealed class WithoutPoliciesTests
{
    private const string Grant = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: use}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [strict], verbs: [use]}]

        """;

    private static readonly string Apps = Repository.Path("fixtures", "without-policies");

    [TestMethod]
    public void Convert_labels_by_workloads()
    {
        using var test = new TestHost();

        test.Run("convert", Apps).Should().Be(ExitCode.Ok);

        test.Out.Should().Contain("  name: apps\n").And.Contain("/enforce: baseline\n").And.NotContain("empty");
        test.Error.Replace(Apps, "", StringComparison.Ordinal).Should().NotContainEquivalentOf("policy").And.NotContainEquivalentOf("policies");
    }

    [TestMethod]
    [DataRow("policy")]
    [DataRow("exact")]
    public void A_fit_that_needs_policies_is_an_error(string fit)
    {
        using var test = new TestHost();

        test.Run("convert", Apps, "--fit", fit).Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().Be($"error: --fit {fit} needs policies, and the input has none\n  give them, too, or leave --fit out\n");
    }

    [TestMethod]
    public void Policies_that_are_granted_and_missing_are_asked_for()
    {
        using var test = new TestHost();

        test.Run("convert", Apps, test.Write("rbac.yaml", Grant)).Should().Be(ExitCode.Ok);

        test.Out.Should().BeEmpty();
        test.Error.ReplaceLineEndings(" ").Should().Contain("no policies, though roles or bindings grant some");
    }

    [TestMethod]
    public void Access_says_why_there_is_no_answer()
    {
        using var test = new TestHost();

        test.Run("access", "-f", test.Write("rbac.yaml", Grant)).Should().Be(ExitCode.Ok);

        test.Error.Should().EndWith("The input has no policies, so there is nothing to use.\n");
    }

    [TestMethod]
    public void Access_warns_of_roles_that_it_lacks()
    {
        using var test = new TestHost();
        var policy = test.Write("psp.yaml", File.ReadAllText(Repository.Path("fixtures", "article", "psp-restricted.yaml")) + """

            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: all}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'gce:podsecuritypolicy:privileged'}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:authenticated'}]
            """);

        test.Run("access", "-f", policy).Should().Be(ExitCode.Ok);

        test.Error.Should()
            .Contain("ClusterRoleBinding all refers to ClusterRole gce:podsecuritypolicy:privileged, which is not in the input").And.Contain("GKE makes it");
    }

    [TestMethod]
    [DataRow("restricted", "name: locked")]
    [DataRow("none", "name: open")]
    public void No_policy_decides_what_a_namespace_gets_where_nothing_could_start(string choice, string first)
    {
        using var test = new TestHost();
        var input = test.Write("in.yaml", File.ReadAllText(Repository.Path("fixtures", "article", "psp-restricted.yaml")) + """

            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: locked}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: open}}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: psp, namespace: open}
            rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: psp, namespace: open}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: psp}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:serviceaccounts:open'}]
            """);

        test.Run("convert", input, "--no-policy", choice).Should().Be(ExitCode.Ok);

        test.Out.Should().StartWith($"apiVersion: v1\nkind: Namespace\nmetadata:\n  {first}\n");
    }
}
