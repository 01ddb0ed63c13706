using System.Text;
using PspMigrate.Access;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Access;

/// <remarks>Which ways change labels was tried on a v1.20.2 server; the cluster tests repeat it.</remarks>
[TestClass]
public sealed class NamespaceLabellingTests
{
    [TestMethod]
    [DataRow("""apiGroups: [""], resources: [namespaces], verbs: [patch]""", true)]
    [DataRow("""apiGroups: [""], resources: [namespaces], verbs: [update]""", true)]
    [DataRow("""apiGroups: [""], resources: [namespaces/status], verbs: [patch]""", true)]
    [DataRow("""apiGroups: [""], resources: [namespaces/status], verbs: [update]""", true)]
    [DataRow("""apiGroups: [""], resources: [namespaces/finalize], verbs: [update]""", true)]
    [DataRow("""apiGroups: [""], resources: [namespaces/finalize], verbs: [patch]""", false)]
    [DataRow("""apiGroups: [""], resources: ["*/status"], verbs: ["*"]""", true)]
    [DataRow("""apiGroups: ["*"], resources: ["*"], verbs: ["*"]""", true)]
    [DataRow("""apiGroups: [""], resources: [namespaces], verbs: [get, list, create, delete]""", false)]
    [DataRow("""apiGroups: [apps], resources: [namespaces], verbs: ["*"]""", false)]
    [DataRow("""apiGroups: [""], resources: [pods], verbs: ["*"]""", false)]
    public void A_rule_grants_labels_when_it_lets_namespaces_be_written(string rule, bool grants) =>
        Users(Everywhere(rule)).Contains("ann", StringComparer.Ordinal).Should().Be(grants);

    [TestMethod]
    public void Roles_are_those_of_the_bindings_own_namespace_and_grants_are_in_the_order_of_their_bindings()
    {
        static string Bound(string name, string ns, string kind) => $$"""
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: {{name}}, namespace: {{ns}}}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: {{kind}}, name: r}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}]

            """;
        var grants = NamespaceLabelling.Find(Read("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: r, namespace: shop}
            rules: [{apiGroups: [""], resources: [namespaces], verbs: [patch]}]

            """ + Bound("b", "shop", "Role") + Bound("a", "shop", "Role") + Bound("c", "shop", "ClusterRole") + Bound("d", "other", "Role")));

        grants.Select(grant => grant.Binding.Name).Except(["cluster-admin"], StringComparer.Ordinal).Should().Equal("a", "b");
    }

    [TestMethod]
    public void A_role_binding_grants_its_own_namespace_only()
    {
        var grants = NamespaceLabelling.Find(Read($$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: r}
            rules: [{apiGroups: [""], resources: [namespaces], verbs: [patch]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: b, namespace: shop}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}]
            """));

        grants.Single(grant => string.Equals(grant.Subject.Name, "ann", StringComparison.Ordinal)).Namespaces.Should().Equal("shop");
    }

    [TestMethod]
    public void Named_namespaces_are_the_only_ones() =>
        NamespaceLabelling.Find(Read(Everywhere("""apiGroups: [""], resources: [namespaces], resourceNames: [a, b], verbs: [patch]""")))
            .Single(grant => string.Equals(grant.Subject.Name, "ann", StringComparison.Ordinal)).Namespaces.Should().Equal("a", "b");

    [TestMethod]
    public void Masters_may_even_if_no_file_says_so() => Users("").Should().Equal("system:masters");

    [TestMethod]
    public void Masters_are_named_once_beside_all_others()
    {
        const string patch = """apiGroups: [""], resources: [namespaces], verbs: [patch]""";
        Users(Everywhere(patch)).Should().Equal("ann", "system:masters");
        Users(Everywhere(patch) + """

            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: cluster-admin}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: system:masters}]
            """).Should().Equal("ann", "system:masters");
    }

    [TestMethod]
    public void A_role_of_the_input_takes_the_place_of_the_built_in_one() =>
        Users(BoundTo("edit", """
            kind: ClusterRole
            metadata: {name: edit}
            rules: [{apiGroups: [""], resources: [namespaces], verbs: [patch]}]
            """)).Should().Contain("ann");

    /// <remarks>bootstrappolicy/policy.go @v1.20.2: view is part of edit, edit of admin.</remarks>
    [TestMethod]
    [DataRow("admin", "view", true)]
    [DataRow("admin", "edit", true)]
    [DataRow("edit", "view", true)]
    [DataRow("view", "edit", false)]
    [DataRow("edit", "admin", false)]
    public void Built_in_roles_have_the_rules_of_the_smaller_ones(string bound, string labelled, bool grants) =>
        Users(BoundTo(bound, $$"""
            kind: ClusterRole
            metadata: {name: more, labels: {rbac.authorization.k8s.io/aggregate-to-{{labelled}}: "true"} }
            rules: [{apiGroups: [""], resources: [namespaces], verbs: [patch]}]
            """)).Contains("ann", StringComparer.Ordinal).Should().Be(grants);

    /// <remarks>bootstrappolicy/policy.go @v1.20.2: all built-in roles carry the label.</remarks>
    [TestMethod]
    public void A_role_that_gathers_the_built_in_ones_has_the_rules_of_cluster_admin() =>
        Users(BoundTo("all", """
            kind: ClusterRole
            metadata: {name: all}
            aggregationRule: {clusterRoleSelectors: [{matchLabels: {kubernetes.io/bootstrapping: rbac-defaults} }]}
            rules: []
            """)).Should().Contain("ann");

    [TestMethod]
    public void An_aggregated_role_has_the_rules_of_those_that_it_selects_in_place_of_its_own() =>
        NamespaceLabelling.Find(Read(BoundTo("r", """
            kind: ClusterRole
            metadata: {name: r}
            aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b} }]}
            rules: [{apiGroups: [""], resources: [namespaces], verbs: [patch]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: s, labels: {a: b} }
            rules: [{apiGroups: [""], resources: [namespaces], verbs: [update]}]
            """))).Single(grant => string.Equals(grant.Subject.Name, "ann", StringComparison.Ordinal)).Rule.Verbs.Should().Equal("update");

    [TestMethod]
    public void Grants_are_in_the_order_of_namespaces_after_those_of_the_whole_cluster()
    {
        static string In(string ns) => $$"""

            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: b, namespace: {{ns}}}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: {{ns}}}]
            """;
        Users(Everywhere("""apiGroups: [""], resources: [namespaces], verbs: [patch]""") + In("shop") + In("app"))
            .Should().Equal("ann", "system:masters", "app", "shop");
    }

    private static string BoundTo(string role, string roles) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        {{roles}}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: b}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{role}} }
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}]
        """;

    private static string Everywhere(string rule) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: r}
        rules: [{ {{rule}} }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: b}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}]
        """;

    private static List<string> Users(string yaml) => [.. NamespaceLabelling.Find(Read(yaml)).Select(grant => grant.Subject.Name)];

    private static PspMigrate.Manifests.Objects.Inventory Read(string yaml)
    {
        var reader = new ManifestReader(new ReadOptions());
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        reader.Read("rbac.yaml", stream);
        return reader.Finish().Inventory;
    }
}
