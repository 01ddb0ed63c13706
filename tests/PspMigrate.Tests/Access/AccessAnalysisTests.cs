using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Access;

[TestClass]
public sealed class AccessAnalysisTests
{
    private static readonly Role Grants = ClusterRole("r", Use("p"));

    [TestMethod]
    public void Namespaces_are_known_from_everything_that_names_one()
    {
        var inventory = Inventory(
            [Role("from-role", "x")],
            [
                RoleBinding("from-binding", "r", Account("from-subject", "x"), User("system:serviceaccount:from-user:x")),
                ClusterRoleBinding("r", Group("system:serviceaccounts:from-group")),
            ]) with
        {
            Namespaces = [new("from-object", Maps.Empty, default)],
            ServiceAccounts = [new("from-account", "x", default)],
            Workloads = [Workload("from-workload", null)],
        };

        inventory.Analyze().Namespaces.Select(n => n.Namespace).Should().Equal(
            "from-account", "from-binding", "from-group", "from-object", "from-role", "from-subject", "from-user", "from-workload");
    }

    [TestMethod]
    public void Accounts_are_known_from_objects_workloads_and_subjects_and_default_always_is()
    {
        var inventory = Inventory([], [ClusterRoleBinding("r", Account("a", "bound"), User("system:serviceaccount:a:as-user"))]) with
        {
            ServiceAccounts = [new("a", "made", default)],
            Workloads = [Workload("a", "used")],
        };

        inventory.Analyze().In("a").Accounts.Select(account => account.Account)
            .Should().Equal("as-user", "bound", "default", "made", "used");
    }

    [TestMethod]
    public void Account_has_its_own_policies_and_those_of_everybody()
    {
        var inventory = Inventory(
            [Grants, ClusterRole("all", Use("q"))],
            [RoleBinding("a", "r", Account("a", "app")), ClusterRoleBinding("all", Group("system:authenticated"))],
            "p", "q", "unused");

        var access = inventory.Analyze().In("a");

        access.Of("app").Should().Equal("p", "q");
        access.Of("default").Should().Equal("q");
        access.Policies.Should().Equal("p", "q");
        access.Grants.Select(grant => grant.Policy).Should().Equal("p", "q");
    }

    [TestMethod]
    public void System_authenticated_of_a_RoleBinding_reaches_its_namespace_only()
    {
        var report = Inventory([Grants], [RoleBinding("a", "r", Group("system:authenticated")), RoleBinding("b", "x")], "p").Analyze();

        report.In("a").Policies.Should().Equal("p");
        report.In("b").Policies.Should().BeEmpty();
        report.FutureNamespaces.Policies.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("system:authenticated", true)]
    [DataRow("system:serviceaccounts", true)]
    [DataRow("system:serviceaccounts:a", false)]
    [DataRow("system:unauthenticated", false)]
    public void Future_namespace_gets_what_everybody_gets(string group, bool expected)
    {
        var future = Inventory([Grants], [ClusterRoleBinding("r", Group(group))], "p").Analyze().FutureNamespaces;

        future.Namespace.Should().BeEmpty();
        future.Policies.Should().BeEquivalentTo(expected ? ["p"] : []);
    }

    [TestMethod]
    [DataRow("ServiceAccount", "replicaset-controller")]
    [DataRow("ServiceAccount", "job-controller")]
    [DataRow("User", "system:serviceaccount:kube-system:daemon-set-controller")]
    [DataRow("User", "system:kube-controller-manager")]
    [DataRow("Group", "system:serviceaccounts:kube-system")]
    public void Controllers_grant_widens_other_namespaces_only_when_asked(string kind, string name)
    {
        var subject = new Subject(kind, name, kind is "ServiceAccount" ? "kube-system" : null, Place);
        var inventory = Inventory([Grants], [ClusterRoleBinding("r", subject), RoleBinding("a", "x")], "p");

        inventory.Analyze().In("a").Policies.Should().BeEmpty();
        inventory.Analyze(includeControllers: true).In("a").Policies.Should().Equal("p");
        inventory.Analyze(includeControllers: true).FutureNamespaces.Policies.Should().Equal("p");
        inventory.Analyze(includeUsers: true).In("a").Policies.Should().BeEmpty();
    }

    [TestMethod]
    public void Controllers_grant_of_a_RoleBinding_widens_its_namespace_only()
    {
        var report = Inventory(
            [Grants],
            [RoleBinding("a", "r", Account("kube-system", "replicaset-controller")), RoleBinding("b", "x")],
            "p").Analyze(includeControllers: true);

        report.In("a").Policies.Should().Equal("p");
        report.In("b").Policies.Should().BeEmpty();
    }

    [TestMethod]
    public void Other_account_of_kube_system_is_no_controller()
    {
        var report = Inventory([Grants], [ClusterRoleBinding("r", Account("kube-system", "calico-node")), RoleBinding("a", "x")], "p")
            .Analyze(includeControllers: true, includeUsers: true);

        report.In("a").Policies.Should().BeEmpty();
        report.In("kube-system").Of("calico-node").Should().Equal("p");
        report.In("kube-system").Of("default").Should().BeEmpty();
    }

    [TestMethod]
    public void People_widen_a_namespace_only_when_asked()
    {
        var inventory = Inventory([Grants], [RoleBinding("a", "r", User("alice")), ClusterRoleBinding("all", Group("devs"))], "p");

        inventory.Analyze().In("a").Policies.Should().BeEmpty();
        inventory.Analyze(includeUsers: true).In("a").Policies.Should().Equal("p");
    }

    [TestMethod]
    public void People_of_a_ClusterRoleBinding_widen_every_namespace_when_asked()
    {
        var inventory = Inventory([Grants], [ClusterRoleBinding("r", User("alice")), RoleBinding("a", "x")], "p");

        inventory.Analyze().In("a").Policies.Should().BeEmpty();
        inventory.Analyze(includeUsers: true).In("a").Policies.Should().Equal("p");
        inventory.Analyze(includeUsers: true).FutureNamespaces.Policies.Should().Equal("p");
    }

    /// <remarks>The controller manager makes it in every namespace.</remarks>
    [TestMethod]
    public void A_future_namespace_has_a_default_account() =>
        Inventory([], []).Analyze().FutureNamespaces.Accounts.Should().ContainSingle().Which.Account.Should().Be("default");

    /// <remarks>system:masters passes every permission check, whatever is bound (facts/pod-security-policy.md, 6), and every cluster binds it.</remarks>
    [TestMethod]
    [DataRow("system:nodes")]
    [DataRow("system:unauthenticated")]
    [DataRow("system:masters")]
    [DataRow("*")]
    public void Nodes_nobodies_and_masters_never_widen_a_namespace(string group)
    {
        var report = Inventory([Grants], [RoleBinding("a", "r", Group(group)), ClusterRoleBinding("r", Group(group))], "p")
            .Analyze(includeControllers: true, includeUsers: true);

        report.In("a").Policies.Should().BeEmpty();
    }

    [TestMethod]
    public void Account_of_another_namespace_counts_there_only_as_a_user()
    {
        var inventory = Inventory([Grants], [RoleBinding("a", "r", Account("b", "app"))], "p");

        inventory.Analyze().In("a").Policies.Should().BeEmpty();
        inventory.Analyze().In("b").Policies.Should().BeEmpty();
        inventory.Analyze(includeUsers: true).In("a").Policies.Should().Equal("p");
        inventory.Analyze(includeUsers: true).In("b").Policies.Should().BeEmpty();
    }

    [TestMethod]
    public void Own_account_named_by_a_RoleBinding_does_not_widen_its_neighbours_when_users_count()
    {
        var report = Inventory([Grants], [RoleBinding("a", "r", Account("a", "app"))], "p").Analyze(includeUsers: true);

        report.In("a").Of("app").Should().Equal("p");
        report.In("a").Of("default").Should().BeEmpty();
    }

    [TestMethod]
    public void Namespaces_with_the_same_policies_share_one_list()
    {
        var report = Inventory(
            [Grants],
            [RoleBinding("a", "r", Group("system:serviceaccounts")), RoleBinding("b", "r", Account("b", "default"))],
            "p").Analyze();

        report.In("a").Policies.Equals(report.In("b").Policies).Should().BeTrue();
        report.In("a").Of("default").Equals(report.In("b").Of("default")).Should().BeTrue();
    }

    [TestMethod]
    public void Grant_that_reaches_several_accounts_is_listed_once()
    {
        var inventory = Inventory([Grants], [ClusterRoleBinding("r", Group("system:serviceaccounts:kube-system"))], "p") with
        {
            ServiceAccounts = [new("kube-system", "x", default), new("kube-system", "y", default)],
        };

        inventory.Analyze(includeControllers: true).In("kube-system").Grants.Should().ContainSingle();
    }

    private static Workload Workload(string @namespace, string? account) => new()
    {
        ApiVersion = "apps/v1",
        Kind = "Deployment",
        Name = "w",
        Namespace = @namespace,
        Template = new() { ServiceAccountName = account },
        SpecPath = "spec.template.spec",
        At = Position.None,
    };
}
