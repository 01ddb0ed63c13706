namespace PspMigrate.Tests.Reports.Sections;

/// <summary>What is to be decided first, where no binding alone decides.</summary>
[TestClass]
public sealed class InfluenceSectionTests
{
    private const string Wide = "  privileged: true\n  hostPID: true\n  hostIPC: true\n  hostNetwork: true\n  hostPorts: [{min: 0, max: 65535}]";

    [TestMethod]
    public void Bindings_that_only_together_open_every_namespace_are_named_together_with_the_command_that_leaves_out_both()
    {
        var text = Text(Everybody("first"), Everybody("second"));

        text.Should().Contain("ClusterRoleBinding first and ClusterRoleBinding second each let every namespace use policy wide, so none is stricter than "
            + "privileged while one of them stands.");
        text.Should().Contain("--without-binding ClusterRoleBinding/first --without-binding ClusterRoleBinding/second\n");
    }

    [TestMethod]
    public void One_of_them_alone_is_named_alone() => Text(Everybody("first")).Should().NotContain("each let every namespace");

    [TestMethod]
    public void More_than_fit_a_sentence_are_not_listed() =>
        Text([.. Enumerable.Range(1, 5).Select(i => Everybody($"b{i}"))]).Should().NotContain("each let every namespace");

    private static string Text(params string[] bindings) => Shown.Text(
        Plans.Of(Plans.Policy("narrow") + Plans.Policy("wide", Wide) + Namespace("shop") + Plans.Use("shop", "narrow") + Role
            + string.Concat(bindings)), width: 400);

    private static string Namespace(string name) => $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}}}\n";

    private const string Role = """
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: wide}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [wide], verbs: [use]}]

        """;

    private static string Everybody(string name) => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: {{name}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: wide}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts"}]

        """;
}
