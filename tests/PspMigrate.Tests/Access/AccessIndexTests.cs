using PspMigrate.Access;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Server;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Access;

[TestClass]
public sealed class AccessIndexTests
{
    private static readonly Identity App = Identity.ServiceAccount("a", "app");

    [TestMethod]
    public void ServiceAccount_as_the_plugin_sees_it_is_not_in_system_authenticated()
    {
        App.User.Should().Be("system:serviceaccount:a:app");
        App.Groups.Should().Equal("system:serviceaccounts", "system:serviceaccounts:a");
    }

    [TestMethod]
    public void Grant_names_rule_role_binding_and_subject()
    {
        var role = ClusterRole("r", Use("p")) with { At = new("role.yaml", 1, 1) };
        var binding = ClusterRoleBinding("r", Account("a", "app"));

        var grant = Build([role], [binding], "p").All.Should().ContainSingle().Subject;

        grant.Should().Be(new Grant("p", role.Rules[0], role, binding, binding.Subjects[0]));
    }

    [TestMethod]
    public void Creators_stand_in_the_order_of_the_input_wherever_their_bindings_count()
    {
        var index = Build(
            [ClusterRole("r", Use("p"))],
            [RoleBinding("a", "r", User("zoe")), ClusterRoleBinding("r", User("jane")), RoleBinding("a", "r", User("bob")), RoleBinding("b", "r", User("eve"))],
            "p");

        index.Creators("p", "a").Select(creator => creator.Name).Should().Equal("zoe", "jane", "bob");
    }

    [TestMethod]
    public void Grants_are_sorted_by_policy_bytewise()
    {
        var index = Build([ClusterRole("r", Use())], [ClusterRoleBinding("r", Account("a", "app"))], "p10", "p.1", "p2", "p-1");

        index.All.Select(grant => grant.Policy).Should().Equal("p-1", "p.1", "p10", "p2");
        index.Usable(App, "a").Should().Equal("p-1", "p.1", "p10", "p2");
    }

    [TestMethod]
    public void Policy_that_is_not_in_the_input_is_reviewable_but_not_usable()
    {
        var index = Build([ClusterRole("r", Use("gone", "p"))], [ClusterRoleBinding("r", Account("a", "app"))], "p");

        index.MayUse(App, "a", "gone", "policy").Should().BeTrue();
        index.Usable(App, "a").Should().Equal("p");
    }

    [TestMethod]
    [DataRow("policy", "policy", true)]
    [DataRow("policy", "extensions", false)]
    [DataRow("extensions", "extensions", true)]
    [DataRow("*", "extensions", true)]
    [DataRow("", "policy", false)]
    [DataRow("policy/v1beta1", "policy", false)]
    public void Rule_answers_only_for_its_own_api_groups(string written, string asked, bool expected)
    {
        var rule = Use("p") with { ApiGroups = [written] };
        var index = Build([ClusterRole("r", rule)], [ClusterRoleBinding("r", Account("a", "app"))], "p");

        index.MayUse(App, "a", "p", asked).Should().Be(expected);
    }

    [TestMethod]
    public void RoleBinding_counts_in_its_own_namespace_only()
    {
        var index = Build([ClusterRole("r", Use("p"))], [RoleBinding("b", "r", Account("a", "app"))], "p");

        index.Usable(App, "a").Should().BeEmpty();
        index.Usable(App, "b").Should().Equal("p");
    }

    [TestMethod]
    public void RoleBinding_does_not_find_a_Role_of_another_namespace()
    {
        var bindings = new[] { RoleBinding("a", "r", Account("a", "app")).ToRole() };

        Build([Role("b", "r", Use("p"))], bindings, "p").Usable(App, "a").Should().BeEmpty();
        Build([Role("a", "r", Use("p"))], bindings, "p").Usable(App, "a").Should().Equal("p");
    }

    [TestMethod]
    public void ServiceAccount_subject_without_namespace_takes_the_RoleBindings()
    {
        var index = Build([ClusterRole("r", Use("p"))], [RoleBinding("a", "r", Account(null, "app"))], "p");

        index.Usable(App, "a").Should().Equal("p");
    }

    [TestMethod]
    public void ClusterRoleBinding_to_a_Role_grants_nothing()
    {
        var index = Build([Role("a", "r", Use("p"))], [ClusterRoleBinding("r", Account("a", "app")).ToRole()], "p");

        index.Usable(App, "a").Should().BeEmpty();
    }

    [TestMethod]
    public void System_masters_may_use_everything_without_any_binding_in_the_input()
    {
        var index = Build([], [], "p");

        index.Usable(new("admin", ["system:masters"]), "a").Should().Equal("p");
    }

    [TestMethod]
    public void Role_of_the_input_takes_the_place_of_the_built_in_one()
    {
        var index = Build([ClusterRole("cluster-admin")], [ClusterRoleBinding("cluster-admin", Account("a", "app"))], "p");

        index.Usable(App, "a").Should().BeEmpty();
    }

    [TestMethod]
    public void Usable_is_the_union_of_what_user_and_groups_may_use()
    {
        var index = Build(
            [ClusterRole("r1", Use("p1")), ClusterRole("r2", Use("p2")), ClusterRole("r3", Use("p3"))],
            [
                RoleBinding("a", "r1", Account("a", "app")),
                ClusterRoleBinding("r2", Group("system:serviceaccounts")),
                RoleBinding("a", "r3", Group("system:serviceaccounts:b")),
            ],
            "p1", "p2", "p3");

        index.Usable(App, "a").Should().Equal("p1", "p2");
    }

    [TestMethod]
    public void Any_rule_of_a_role_is_enough()
    {
        var index = AccessIndex.Build(Inventory([ClusterRole("r", Use("p"), Use("q"))], [ClusterRoleBinding("r", User("ann"))], "p", "q"));

        index.MayUse(new("ann", []), "a", "p", "policy").Should().BeTrue();
        index.MayUse(new("ann", []), "a", "q", "policy").Should().BeTrue();
    }

    [TestMethod]
    public void Every_namespace_that_anything_names_has_a_default_account()
    {
        var report = Inventory(
            [Role("of-role", "r", Use("p"))], [RoleBinding("of-binding", "x"), ClusterRoleBinding("x", Group("system:serviceaccounts:of-group"))], "p") with
        {
            Namespaces = [new("of-namespace", Maps.Empty, Position.None)],
        };

        report.Analyze().Namespaces.Select(item => $"{item.Namespace} {string.Join(' ', item.Accounts.Select(account => account.Account))}")
            .Should().Equal("of-binding default", "of-group default", "of-namespace default", "of-role default");
    }

    private static AccessIndex Build(Role[] roles, Binding[] bindings, params string[] policies) =>
        AccessIndex.Build(Inventory(roles, bindings, policies));
}
