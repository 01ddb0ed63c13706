using PspMigrate.Access;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Access.Findings;

[TestClass]
public sealed class AccessFindingsTests
{
    private static readonly Role Grants = ClusterRole("r", Use("p"));

    [TestMethod]
    [DataRow("Group", "system:serviceaccounts:kube-system", null, AccessFindingKind.ControllerGrant)]
    [DataRow("ServiceAccount", "replicaset-controller", "kube-system", AccessFindingKind.ControllerGrant)]
    [DataRow("User", "system:serviceaccount:kube-system:job-controller", null, AccessFindingKind.ControllerGrant)]
    [DataRow("User", "system:kube-controller-manager", null, AccessFindingKind.ControllerGrant)]
    [DataRow("Group", "system:authenticated", null, AccessFindingKind.EverybodyGrant)]
    [DataRow("Group", "system:serviceaccounts", null, AccessFindingKind.EverybodyGrant)]
    [DataRow("Group", "devs", null, AccessFindingKind.UserGrant)]
    [DataRow("User", "app", null, AccessFindingKind.UserGrant)]
    [DataRow("Group", "system:nodes", null, AccessFindingKind.NodeGrant)]
    [DataRow("User", "system:node:n1", null, AccessFindingKind.NodeGrant)]
    [DataRow("Group", "system:masters", null, AccessFindingKind.MastersGrant)]
    [DataRow("Group", "system:unauthenticated", null, AccessFindingKind.UnauthenticatedGrant)]
    [DataRow("Group", "system:serviceaccount:a:app", null, AccessFindingKind.SubjectMatchesNobody)]
    [DataRow("Group", "system:serviceaccount:a", null, AccessFindingKind.SubjectMatchesNobody)]
    [DataRow("User", "system:serviceaccounts:a", null, AccessFindingKind.SubjectMatchesNobody)]
    [DataRow("User", "system:serviceaccount:app", null, AccessFindingKind.SubjectMatchesNobody)]
    [DataRow("User", "*", null, AccessFindingKind.SubjectMatchesNobody)]
    [DataRow("User", "system:serviceaccount:Not_a_name:app", null, AccessFindingKind.SubjectMatchesNobody)]
    [DataRow("User", "system:serviceaccount:a:Not_a_name", null, AccessFindingKind.SubjectMatchesNobody)]
    public void Cluster_wide_grant_tells_whom_it_reaches(string kind, string name, string? @namespace, AccessFindingKind expected)
    {
        var findings = Find([Grants], [ClusterRoleBinding("r", new Subject(kind, name, @namespace, Place))], "p")
            .Where(finding => finding.Kind != AccessFindingKind.UngrantedPolicy);

        var finding = findings.Should().ContainSingle().Subject;
        finding.Kind.Should().Be(expected);
        finding.At.Should().Be(Place);
        finding.Policy.Should().Be("p");
        finding.Namespace.Should().BeNull();
        finding.Related.Should().Contain(new Position("binding.yaml", 1, 1));
        finding.Detail.Should().NotBeNullOrEmpty();
    }

    [TestMethod]
    public void Ordinary_grant_to_a_namespaces_own_accounts_is_not_worth_a_word()
    {
        Find(
            [Grants],
            [
                RoleBinding("a", "r", Account("a", "app"), Group("system:serviceaccounts:a"), Group("system:serviceaccounts")),
                RoleBinding("kube-system", "r", Group("system:serviceaccounts:kube-system")),
                ClusterRoleBinding("r", Account("a", "app")),
            ],
            "p").Should().BeEmpty();
    }

    [TestMethod]
    public void Controllers_grant_names_the_workloads_and_the_namespace()
    {
        var finding = Find([Grants], [RoleBinding("a", "r", Account("kube-system", "statefulset-controller"))], "p").Single();

        finding.Kind.Should().Be(AccessFindingKind.ControllerGrant);
        finding.Message.Should().Be("RoleBinding a/b lets every StatefulSet in namespace a use policy p through service account statefulset-controller");
        finding.Namespace.Should().Be("a");
    }

    [TestMethod]
    public void Role_that_does_not_grant_policies_gives_no_findings()
    {
        var rule = Use("p") with { Verbs = ["get"] };

        Find([ClusterRole("r", rule)], [ClusterRoleBinding("r", Group("system:authenticated", "stray"), Group("*"))]).Should().BeEmpty();
    }

    [TestMethod]
    public void RoleBinding_for_an_account_of_another_namespace_is_told_where_it_counts()
    {
        var finding = Find([Grants], [RoleBinding("a", "r", Account("other", "app"))], "p").Single();

        finding.Kind.Should().Be(AccessFindingKind.ForeignServiceAccount);
        finding.Namespace.Should().Be("a");
        finding.Detail.Should().Contain("run in other, where they get nothing from it");
    }

    [TestMethod]
    public void Namespace_on_a_group_is_told_to_be_ignored()
    {
        var findings = Find([Grants], [ClusterRoleBinding("r", Group("system:nodes", "kube-system"))], "p");

        findings.Select(finding => finding.Kind).Should().BeEquivalentTo(
            [AccessFindingKind.NodeGrant, AccessFindingKind.IgnoredSubjectNamespace]);
        findings[^1].Message.Should().Be("the namespace field (kube-system) of group system:nodes is ignored");
    }

    [TestMethod]
    [DataRow("Group", "*", "system:authenticated")]
    [DataRow("Group", "system:serviceaccount:a:app", "kind ServiceAccount with name app and namespace a")]
    [DataRow("Group", "system:serviceaccount:a", "system:serviceaccounts:a")]
    [DataRow("User", "system:serviceaccounts", "kind Group")]
    [DataRow("User", "system:serviceaccount:app", "system:serviceaccount:NAMESPACE:NAME")]
    public void Misspelt_subject_is_told_the_right_spelling(string kind, string name, string advice)
    {
        Find([Grants], [RoleBinding("a", "r", new Subject(kind, name, null, Place))], "p")
            .Single(finding => finding.Kind == AccessFindingKind.SubjectMatchesNobody).Detail.Should().Contain(advice);
    }

    [TestMethod]
    public void Dangling_roleRef_is_told_with_the_namespace_where_such_a_role_is()
    {
        var finding = Find([Role("b", "r", Use("p"))], [RoleBinding("a", "r", Account("a", "app")).ToRole()]).Single();

        finding.Kind.Should().Be(AccessFindingKind.MissingRole);
        finding.Detail.Should().Contain("in namespace b");
    }

    [TestMethod]
    [DataRow("cluster-admin")]
    [DataRow("edit")]
    [DataRow("system:node")]
    public void RoleRef_to_a_built_in_role_is_not_dangling(string role)
    {
        Find([], [ClusterRoleBinding(role, Account("a", "app"))])
            .Should().NotContain(finding => finding.Kind == AccessFindingKind.MissingRole);
    }

    [TestMethod]
    [DataRow("kube-system", 0)]
    [DataRow("kube-public", 0)]
    [DataRow("a", 1)]
    public void Role_that_the_server_makes_in_kube_system_is_not_dangling_there(string @namespace, int findings)
    {
        foreach (var role in new[] { "extension-apiserver-authentication-reader", "system:controller:token-cleaner" })
            Find([], [RoleBinding(@namespace, role, Account("a", "app")).ToRole()]).Should().HaveCount(findings);
    }

    [TestMethod]
    public void Binding_to_cluster_admin_is_a_wildcard_grant()
    {
        var finding = Find([], [ClusterRoleBinding("cluster-admin", Account("a", "app"), Account("a", "two"))], "p").Single();

        finding.Kind.Should().Be(AccessFindingKind.WildcardGrant);
        finding.Message.Should().Be("ClusterRoleBinding b grants every policy through a * in ClusterRole cluster-admin");
    }

    [TestMethod]
    public void Wildcard_in_any_dimension_is_told()
    {
        PolicyRule[] rules =
        [
            Use("p") with { Resources = ["*"] },
            Use("p") with { Verbs = ["*"] },
            Use("p") with { ApiGroups = ["*"] },
        ];

        foreach (var rule in rules)
        {
            Find([ClusterRole("r", rule)], [ClusterRoleBinding("r", Account("a", "app"))], "p")
                .Should().ContainSingle().Which.Kind.Should().Be(AccessFindingKind.WildcardGrant);
        }
    }

    [TestMethod]
    public void Rule_of_an_aggregated_role_is_told_to_be_overwritten_unless_it_is_the_controllers_own()
    {
        var aggregated = ClusterRole("agg", Use("p"), Use("stale") with { At = new("rules.yaml", 2, 1) }).Aggregating(Label("x"))
            with
        { At = new("roles.yaml", 1, 1) };

        var finding = Find([aggregated, ClusterRole("part", Use("p")).Labelled("x")], []).Single();

        finding.Kind.Should().Be(AccessFindingKind.OverwrittenRules);
        finding.Message.Should().Be("this rule of the aggregated ClusterRole agg is overwritten");
        finding.At.Line.Should().Be(2);
        finding.Related.Should().Equal(aggregated.At);
    }

    [TestMethod]
    public void Policy_that_only_masters_or_nobody_may_use_is_told()
    {
        var findings = Find([Grants], [ClusterRoleBinding("r", User("*"))], "p", "q");

        findings.Where(finding => finding.Kind == AccessFindingKind.UngrantedPolicy).Select(finding => finding.Policy)
            .Should().Equal("p", "q");
    }

    [TestMethod]
    public void Policy_that_is_granted_but_missing_is_told_at_the_rule()
    {
        var finding = Find([ClusterRole("r", Use("p", "gone"))], [ClusterRoleBinding("r", Account("a", "app"))], "p").Single();

        finding.Kind.Should().Be(AccessFindingKind.UnknownPolicy);
        finding.Policy.Should().Be("gone");
        finding.At.Should().Be(new Position("rules.yaml", 1, 1));
    }

    [TestMethod]
    public void Several_missing_policies_are_told_together_and_can_be_added()
    {
        var finding = Find([ClusterRole("r", Use("gone", "lost"))], [ClusterRoleBinding("r", Account("a", "app"))]).Single();

        finding.Policy.Should().BeNull();
        finding.Detail.Should().Contain("add it to the input");
    }

    [TestMethod]
    public void Pattern_in_resourceNames_is_told_to_be_literal()
    {
        Find([ClusterRole("r", Use("psp-*"))], [ClusterRoleBinding("r", Account("a", "app"))])
            .Single().Detail.Should().StartWith("resourceNames are literal");
    }

    private static AccessFinding[] Find(Role[] roles, Binding[] bindings, params string[] policies) =>
        [.. Inventory(roles, bindings, policies).Analyze().Findings];
}
