using PspMigrate.Access;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Access.Findings;

/// <summary>Each message says in one line who gets what by which binding.</summary>
[TestClass]
public sealed class FindingMessagesTests
{
    private static readonly Role Grants = ClusterRole("r", Use("p"));

    [TestMethod]
    [DataRow("Group", "devs", "group devs may use policy p in every namespace")]
    [DataRow("User", "app", "user app may use policy p in every namespace")]
    [DataRow("Group", "system:nodes", "nodes may use policy p in every namespace through group system:nodes")]
    [DataRow("User", "system:node:n1", "nodes may use policy p in every namespace through user system:node:n1")]
    [DataRow("Group", "system:masters", "ClusterRoleBinding b names system:masters, who may use every policy anyway")]
    [DataRow("Group", "system:unauthenticated", "ClusterRoleBinding b lets anonymous requests use policy p")]
    [DataRow("Group", "system:authenticated", "ClusterRoleBinding b lets everybody use policy p through group system:authenticated")]
    [DataRow("Group", "*", "no request ever comes from group \"*\", so this grants nothing")]
    [DataRow("Group", "system:serviceaccounts:Not_a_name", "no request ever comes from group \"system:serviceaccounts:Not_a_name\", so this grants nothing")]
    [DataRow("User", "*", "no request ever comes from user \"*\", so this grants nothing")]
    [DataRow(
        "User",
        "system:kube-controller-manager",
        "ClusterRoleBinding b lets every Deployment, DaemonSet, Job and other controller in every namespace use policy p"
        + " through user system:kube-controller-manager")]
    public void Of_a_grant(string kind, string name, string message) =>
        Messages([Grants], ClusterRoleBinding("r", new Subject(kind, name, null, Place)), "p").Should().Contain(message);

    [TestMethod]
    [DataRow("daemon-set-controller", "DaemonSet")]
    [DataRow("job-controller", "CronJob and Job")]
    [DataRow("replicaset-controller", "Deployment and ReplicaSet")]
    [DataRow("replication-controller", "ReplicationController")]
    [DataRow("statefulset-controller", "StatefulSet")]
    public void Of_a_grant_to_a_controller(string account, string workloads) =>
        Messages([Grants], RoleBinding("a", "r", Account("kube-system", account)), "p").Should().Equal(
            $"RoleBinding a/b lets every {workloads} in namespace a use policy p through service account {account}");

    /// <remarks>It makes Jobs, whose pods the job-controller makes: ControllerTests of PspMigrate.Cluster.Tests.</remarks>
    [TestMethod]
    public void Of_a_grant_to_the_controller_of_CronJobs_which_makes_no_pods() =>
        Messages([Grants], RoleBinding("a", "r", Account("kube-system", "cronjob-controller")), "p")
            .Should().Equal("RoleBinding a/b grants policy p to service account kube-system/cronjob-controller of another namespace");

    [TestMethod]
    public void Of_a_grant_to_another_namespace()
    {
        Messages([Grants], RoleBinding("a", "r", Account("other", "app")), "p")
            .Should().Equal("RoleBinding a/b grants policy p to service account other/app of another namespace");
        Messages([Grants], RoleBinding("a", "r", Group("system:serviceaccounts:other")), "p")
            .Should().Equal("RoleBinding a/b grants policy p to the service accounts of other of another namespace");
    }

    [TestMethod]
    public void Of_several_policies() => Messages([ClusterRole("r", Use("p", "q"))], ClusterRoleBinding("r", User("ann")), "p", "q")
        .Should().Contain("user ann may use policies p and q in every namespace");

    [TestMethod]
    public void Of_a_rule_without_names_beside_one_with_a_name() =>
        Messages([ClusterRole("r", Use("p"), Use())], ClusterRoleBinding("r", User("ann")), "p", "q")
            .Should().Contain("user ann may use every policy in every namespace");

    [TestMethod]
    public void Of_a_star_in_a_role() => Messages([Role("a", "r", Use() with { Verbs = ["*"] })], RoleBinding("a", "r", Account("a", "app")).ToRole(), "p")
        .Should().Equal("RoleBinding a/b grants every policy through a * in Role a/r");

    [TestMethod]
    public void Of_a_binding_without_its_role() => Messages([], RoleBinding("a", "r", Account("a", "app")).ToRole())
        .Should().Equal("RoleBinding a/b refers to Role r, which is not in the input");

    [TestMethod]
    [DataRow("x", "policy \"x\"")]
    [DataRow("x,y", "policies \"x\" and \"y\"")]
    [DataRow("w,x,y,z", "policies \"w\", \"x\", \"y\" and \"z\"")]
    [DataRow("v,w,x,y,z", "policies \"v\", \"w\", \"x\" and 2 more", DisplayName = "long lists are cut short")]
    public void Of_policies_that_are_not_in_the_input(string names, string said) =>
        Messages([ClusterRole("r", Use(names.Split(',')))], ClusterRoleBinding("r", Account("a", "app")))
            .Should().Equal($"a rule grants {said}, not in the input");

    [TestMethod]
    public void Of_a_policy_without_a_grant() => Messages([], ClusterRoleBinding("cluster-admin"), "p")
        .Should().Equal("nothing in the input grants policy p");

    [TestMethod]
    public void The_binding_is_told_beside_the_part_of_it_that_is_wrong()
    {
        foreach (var (binding, kind, part) in new[]
        {
            (RoleBinding("a", "other", Account("a", "app")).ToRole(), AccessFindingKind.MissingRole, new Position("binding.yaml", 5, 1)),
            (ClusterRoleBinding("r", User("ann", "a")), AccessFindingKind.IgnoredSubjectNamespace, Place),
        })
        {
            var finding = Inventory([Grants], [binding], "p").Analyze().Findings.Should().ContainSingle(finding => finding.Kind == kind).Subject;
            finding.At.Should().Be(part);
            finding.Related.Should().Equal(binding.At);
        }
    }

    [TestMethod]
    public void The_role_is_told_beside_a_rule_of_it_that_is_overwritten()
    {
        var role = ClusterRole("r", Use("p")).Aggregating(Label("a")) with { At = new("roles.yaml", 7, 1) };
        Inventory([role], [], "p").Analyze().Findings.Should().ContainSingle(finding => finding.Kind == AccessFindingKind.OverwrittenRules)
            .Which.Related.Should().Equal(role.At);
    }

    [TestMethod]
    public void A_grant_is_told_beside_its_binding_and_then_its_rule() =>
        Inventory([Grants], [ClusterRoleBinding("r", User("ann"))], "p").Analyze().Findings.Should().ContainSingle()
            .Which.Related.Should().Equal(new Position("binding.yaml", 1, 1), new Position("rules.yaml", 1, 1));

    [TestMethod]
    [DataRow("User", "system:kube-controller-manager", "the controller manager (where it gives its controllers no accounts of their own)")]
    [DataRow("User", "system:serviceaccount:kube-system:job-controller", "a controller with an account in kube-system")]
    public void Of_a_controller_it_is_told_who_creates_the_pods(string kind, string name, string creator) =>
        Detail(AccessFindingKind.ControllerGrant, ClusterRoleBinding("r", new Subject(kind, name, null, Place)))
            .Should().Contain($"are created by {creator}, and");

    [TestMethod]
    public void Rules_that_are_overwritten_are_told_where_they_belong() =>
        Inventory([ClusterRole("r", Use("p")).Aggregating(Label("a"))], [], "p").Analyze().Findings
            .Single(finding => finding.Kind == AccessFindingKind.OverwrittenRules)
            .Detail.Should().Contain("are replaced by those of the roles that it selects").And.Contain("Move it to a role with the labels");

    [TestMethod]
    public void A_rule_is_overwritten_where_the_gathered_one_differs_in_anything()
    {
        var part = ClusterRole("part", Use("p")).Labelled("a");
        PolicyRule[] others =
        [
            Use("p") with { ApiGroups = ["*"] },
            Use("p") with { Resources = ["*"] },
            Use("q"),
            Use("p") with { Verbs = ["*"] },
        ];
        foreach (var rule in others)
            Overwritten(rule, part).Should().ContainSingle();
        Overwritten(Use("p"), part).Should().BeEmpty();

        static IEnumerable<AccessFinding> Overwritten(PolicyRule rule, Role part) =>
            Inventory([ClusterRole("r", rule).Aggregating(Label("a")), part], [], "p", "q").Analyze().Findings
                .Where(finding => finding.Kind == AccessFindingKind.OverwrittenRules);
    }

    [TestMethod]
    public void Names_of_service_accounts_are_told_as_users_and_as_groups() =>
        Detail(AccessFindingKind.SubjectMatchesNobody, ClusterRoleBinding("r", User("system:serviceaccount:app")))
            .Should().Contain("system:serviceaccount:NAMESPACE:NAME").And.Contain("system:serviceaccounts:NAMESPACE");

    [TestMethod]
    public void A_role_that_only_the_cluster_has_is_asked_for() =>
        Inventory([], [ClusterRoleBinding("r", User("ann"))]).Analyze().Findings.Should().ContainSingle()
            .Which.Detail.Should().Contain("If the cluster has that role, add it to the input");

    /// <remarks>bootstrappolicy/namespace_policy.go @v1.20.2.</remarks>
    [TestMethod]
    [DataRow("kube-system", "system:controller:token-cleaner", false)]
    [DataRow("kube-system", "extension-apiserver-authentication-reader", false)]
    [DataRow("kube-public", "system:controller:bootstrap-signer", false)]
    [DataRow("kube-system", "mine", true)]
    [DataRow("a", "system:controller:token-cleaner", true)]
    public void Roles_that_the_server_makes_are_not_missed(string ns, string role, bool isMissed) =>
        Inventory([], [RoleBinding(ns, role, User("ann")).ToRole()]).Analyze().Findings
            .Any(finding => finding.Kind == AccessFindingKind.MissingRole).Should().Be(isMissed);

    private static string? Detail(AccessFindingKind kind, Binding binding) =>
        Inventory([Grants], [binding], "p").Analyze().Findings.Single(finding => finding.Kind == kind).Detail;

    /// <summary>The messages; what is said beside them are whole sentences.</summary>
    private static IEnumerable<string> Messages(Role[] roles, Binding binding, params string[] policies)
    {
        var findings = Inventory(roles, [binding], policies).Analyze().Findings;
        foreach (var finding in findings)
            finding.Detail.Should().MatchRegex(@"\A[A-Zr].*\.\z", "{0} begins and ends like a sentence", finding.Kind);
        return findings.Select(finding => finding.Message);
    }
}
