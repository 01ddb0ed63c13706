using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Tests.Manifests.Readers;

/// <summary>Which roles and bindings the API server refuses: truth/rbac and facts/pod-security-policy.md, 7 to 10.</summary>
[TestClass]
public sealed class RbacReaderTests
{
    [TestMethod]
    public void Cluster_role_is_read_with_rules_labels_and_aggregation()
    {
        var role = Role("""
            kind: ClusterRole
            metadata: {name: r, labels: {l: v}}
            rules:
            - {apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [a], verbs: [use]}
            - {nonResourceURLs: [/healthz], verbs: [get]}
            aggregationRule:
              clusterRoleSelectors:
              - matchLabels: {x: z}
                matchExpressions: [{key: k, operator: In, values: [v]}]
            """)!;

        (role.IsCluster, role.Kind, role.Labels["l"]).Should().Be((true, "ClusterRole", "v"));
        role.Rules.Should().HaveCount(2);
        role.Rules[0].Should().BeEquivalentTo(new PolicyRule
        {
            ApiGroups = ["policy"],
            Resources = ["podsecuritypolicies"],
            ResourceNames = ["a"],
            Verbs = ["use"],
            At = new Position("a.yaml", 4, 3),
        });
        var selector = role.Aggregation.Should().ContainSingle().Subject;
        selector.MatchLabels.Should().ContainKey("x");
        selector.MatchExpressions.Single().Should().BeEquivalentTo(new LabelRequirement("k", "In", ["v"]));
    }

    [TestMethod]
    public void Refusal_by_the_API_server_is_a_warning_that_says_what_follows_from_it()
    {
        var diagnostics = new List<Diagnostic>();
        BindingReader.Read(Nodes.Map(
            "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: ServiceAccount, name: a}]"),
            diagnostics).Should().BeNull();
        var found = diagnostics.Should().ContainSingle().Subject;
        found.Severity.Should().Be(Severity.Warning);
        found.Advice.Should().Contain("grants nothing");
    }

    [TestMethod]
    public void Aggregation_left_out_is_not_an_empty_one()
    {
        Role("kind: ClusterRole\nmetadata: {name: r}")!.Aggregation.IsDefault.Should().BeTrue();
        Role("kind: ClusterRole\nmetadata: {name: r}\naggregationRule: {clusterRoleSelectors: [{}]}")!.Aggregation.Should().ContainSingle();
    }

    [TestMethod]
    [DataRow("verbs: []", "rules[0].verbs"), DataRow("verbs: [use], apiGroups: []", "rules[0].apiGroups"),
        DataRow("verbs: [use], resources: []", "rules[0].resources")]
    [DataRow("verbs: use", "rules[0].verbs must be a list")]
    public void Rule_that_the_API_server_refuses_refuses_the_role(string fields, string message)
    {
        var defaults = string.Concat(new[] { "apiGroups: [policy]", "resources: [x]" }
            .Where(d => !fields.Contains(d[..6], StringComparison.Ordinal)).Select(d => ", " + d));
        var diagnostics = new List<Diagnostic>();
        RoleReader.Read(Nodes.Map($"kind: ClusterRole\nmetadata: {{name: r}}\nrules: [{{{fields}{defaults}}}]"), diagnostics).Should().BeNull();
        diagnostics[0].Message.Should().StartWith(message);
    }

    [TestMethod]
    public void Binding_is_read_with_all_kinds_of_subjects()
    {
        var binding = Binding("""
            kind: RoleBinding
            metadata: {name: b, namespace: ns}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
            subjects:
            - {kind: ServiceAccount, name: a, namespace: x}
            - {kind: ServiceAccount, name: b, apiGroup: ""}
            - {kind: Group, name: "system:serviceaccounts:x", apiGroup: rbac.authorization.k8s.io, namespace: stray}
            - {kind: User, name: u}
            """)!;

        (binding.Namespace, binding.RoleRef.Kind, binding.RoleRef.Name).Should().Be(("ns", "ClusterRole", "r"));
        binding.Subjects.Select(s => (s.Kind, s.Name, s.Namespace)).Should().Equal(
            ("ServiceAccount", "a", "x"), ("ServiceAccount", "b", null), ("Group", "system:serviceaccounts:x", "stray"), ("User", "u", null));
        binding.Subjects[0].At.Line.Should().Be(5);
    }

    [TestMethod]
    [DataRow("User", "*", "rbac.authorization.k8s.io/v1alpha1", "Group system:authenticated")]
    [DataRow("User", "*", "v1", "User *"), DataRow("Group", "*", "rbac.authorization.k8s.io/v1alpha1", "Group *")]
    public void User_star_of_v1alpha1_is_everybody_who_is_logged_in(string kind, string name, string apiVersion, string expected)
    {
        var subject = Binding($$"""
            kind: ClusterRoleBinding
            metadata: {name: b}
            roleRef: {kind: ClusterRole, name: r}
            subjects: [{kind: {{kind}}, name: "{{name}}", apiVersion: {{apiVersion}}}]
            """)!.Subjects.Single();
        $"{subject.Kind} {subject.Name}".Should().Be(expected);
    }

    [TestMethod]
    [DataRow("ClusterRoleBinding", "{kind: Role, name: r}", "{kind: User, name: u}", "roleRef.kind")]
    [DataRow("RoleBinding", "{kind: role, name: r}", "{kind: User, name: u}", "roleRef.kind")]
    [DataRow("RoleBinding", "{kind: Role}", "{kind: User, name: u}", "roleRef.name is missing")]
    [DataRow("RoleBinding", "{apiGroup: v1, kind: Role, name: r}", "{kind: User, name: u}", "roleRef.apiGroup")]
    [DataRow("RoleBinding", "null", "{kind: User, name: u}", "this binding has no roleRef")]
    [DataRow("RoleBinding", "{kind: Role, name: r}", "{kind: group, name: u}", "subjects[0].kind")]
    [DataRow("RoleBinding", "{kind: Role, name: r}", "{kind: User}", "subjects[0].name is missing")]
    [DataRow("RoleBinding", "{kind: Role, name: r}", "{kind: Group, name: g, apiGroup: v1}", "subjects[0].apiGroup")]
    [DataRow("RoleBinding", "{kind: Role, name: r}", "{kind: ServiceAccount, name: a, apiGroup: v1}", "subjects[0].apiGroup")]
    [DataRow("RoleBinding", "{kind: Role, name: r}", "{kind: ServiceAccount, name: 'ns:a'}", "subjects[0].name \"ns:a\"")]
    [DataRow("ClusterRoleBinding", "{kind: ClusterRole, name: r}", "{kind: ServiceAccount, name: a}", "subjects[0].namespace is missing")]
    public void Binding_that_the_API_server_refuses_is_left_out(string kind, string roleRef, string subject, string message)
    {
        var diagnostics = new List<Diagnostic>();
        var text = $"kind: {kind}\nmetadata: {{name: b, namespace: ns}}\nroleRef: {roleRef}\nsubjects: [{subject}]";
        BindingReader.Read(Nodes.Map(text), diagnostics).Should().BeNull();
        diagnostics.Should().ContainSingle().Which.Message.Should().StartWith(message);
    }

    private static Role? Role(string text) => RoleReader.Read(Nodes.Map(text), []);

    private static Binding? Binding(string text) => BindingReader.Read(Nodes.Map(text), []);
}
