using PspMigrate.Reports.Html.Reach;

namespace PspMigrate.Tests.Reports.Html.Reach;

/// <summary>How a policy reaches a namespace, step by step.</summary>
[TestClass]
public sealed class ReachPathsTests
{
    [TestMethod]
    public void A_way_leads_from_the_policy_over_role_binding_and_subject_to_the_namespace()
    {
        var plan = Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p"));

        var ways = ReachPaths.Of(plan.Namespaces.Single().Grants.Select(grant => (grant, "shop")));

        ways.Should().ContainSingle().Which.Should().Equal("p", "Role/use-p", "RoleBinding/use-p", "shop/default", "shop")
            .And.HaveCount(ReachPaths.Titles.Length, "each step has a title");
    }

    /// <summary>The API server takes the namespace of an account from its subject; a group has none.</summary>
    [TestMethod]
    public void A_group_is_named_by_its_kind()
    {
        var plan = Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p").Replace(
            "{kind: ServiceAccount, name: default, namespace: shop}", "{kind: Group, apiGroup: rbac.authorization.k8s.io, name: 'system:authenticated'}",
            StringComparison.Ordinal));

        ReachPaths.Of(plan.Namespaces.Single().Grants.Select(grant => (grant, "shop")))
            .Should().ContainSingle().Which[3].Should().Be("Group system:authenticated");
    }

    [TestMethod]
    public void A_long_name_is_cut_in_its_middle_and_what_moves_cursors_is_spelt_out()
    {
        var plan = Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p"));
        var grant = plan.Namespaces.Single().Grants.Single();

        ReachPaths.Of([(grant, $"begin-{new string('x', 90)}-end")]).Single()[^1].Should().StartWith("begin-").And.EndWith("-end").And.HaveLength(34);
        ReachPaths.Of([(grant, "a\e[31mb")]).Single()[^1].Should().Be(@"a\u001b[31mb");
    }

    /// <summary>one and two are reached by equal bindings, three by one of another name, and nothing reaches bare.</summary>
    [TestMethod]
    public void Namespaces_are_drawn_together_only_where_their_ways_are_the_same()
    {
        const string role = """
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: use}
            rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [p], verbs: [use]}]

            """;
        var plan = Plans.Of(Plans.Policy("p") + role + Bound("one", "b") + Bound("two", "b") + Bound("three", "c") + Plans.Namespace("bare"));

        ReachPaths.Alike(plan).Select(same => same.Select(item => item.Name).ToArray())
            .Should().BeEquivalentTo(new[] { new[] { "one", "two" }, ["three"] });
    }

    private static string Bound(string ns, string name) => Plans.Namespace(ns) + $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: {{name}}, namespace: {{ns}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use}
        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: 'system:serviceaccounts'}]

        """;
}
