using PspMigrate.Controls;
using PspMigrate.Conversion;

namespace PspMigrate.Tests.Conversion;

/// <summary>Inputs without a policy: those of every cluster from v1.25 on, and those that merely lack them.</summary>
[TestClass]
public sealed class WithoutPoliciesTests
{
    private const string Plain = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec: {template: {spec: {containers: [{name: c, image: x}]}}}
        """;

    private const string OnHost = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: ops}
        spec: {template: {spec: {hostNetwork: true, containers: [{name: c, image: x}]}}}
        """;

    private const string Shop = "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}";
    private const string Empty = "{apiVersion: v1, kind: Namespace, metadata: {name: empty}}";

    /// <remarks>docs/facts/pod-security-checks.md: a plain container passes baseline and not restricted, host networking passes privileged alone.</remarks>
    [TestMethod]
    public void Levels_are_the_strictest_that_all_workloads_pass()
    {
        var plan = Plan(Shop, Plain, OnHost);

        plan.PolicyState.Should().Be(PolicyState.None);
        plan.Fit.Should().Be(Fit.Workloads);
        plan.Namespaces.Select(item => $"{item.Name} {item.Level} {item.Basis}").Should().Equal("ops Privileged Workloads", "shop Baseline Workloads");
        plan.Namespaces[1].Labels.Select(labels => $"{labels.Mode} {labels.Wanted}").Should().Equal(
            "Enforce baseline:latest", "Audit restricted:latest", "Warn restricted:latest");
    }

    [TestMethod]
    public void A_namespace_without_workloads_gets_no_level()
    {
        var empty = Plan(Empty, Plain).Namespaces[0];

        empty.WithoutLevel.Should().Be(NoLevelReason.NoWorkloads);
        empty.NeedsPatch.Should().BeFalse();
    }

    [TestMethod]
    public void Exempt_namespaces_get_no_level_here_either()
    {
        const string exempt = """
            apiVersion: pod-security.admission.config.k8s.io/v1
            kind: PodSecurityConfiguration
            exemptions: {namespaces: [shop]}
            """;

        Plan(exempt, Plain).Namespaces.Single().WithoutLevel.Should().Be(NoLevelReason.Exempt);
    }

    [TestMethod]
    public void Rbac_that_is_not_about_policies_names_no_namespace_and_is_no_finding()
    {
        const string other = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: readers, namespace: elsewhere}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: not-in-the-input}
            subjects: [{kind: ServiceAccount, name: default, namespace: elsewhere}]
            """;
        const string admin = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: everything}
            rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]
            """;
        var plan = Plan(Plain, other, admin);

        plan.PolicyState.Should().Be(PolicyState.None, "a rule that covers everything was not written about policies");
        plan.Namespaces.Select(item => item.Name).Should().Equal("shop");
        plan.AccessFindings.Should().BeEmpty();
    }

    [TestMethod]
    public void Grants_of_policies_that_are_not_there_say_that_they_are_missing()
    {
        var plan = Plan(Plain, GivenManifests.Grant("strict", "system:serviceaccounts"));

        plan.PolicyState.Should().Be(PolicyState.Missing);
        plan.Namespaces.Should().AllSatisfy(item => item.WithoutLevel.Should().Be(NoLevelReason.MissingPolicies));
    }

    /// <remarks>docs.aws.amazon.com/eks/latest/userguide/pod-security-policy.html: the role is made by EKS and grants eks.privileged.</remarks>
    [TestMethod]
    public void A_binding_to_a_role_that_a_platform_makes_for_policies_says_so_too()
    {
        const string eks = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: all}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'eks:podsecuritypolicy:privileged'}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:authenticated'}]
            """;

        Plan(Plain, eks).PolicyState.Should().Be(PolicyState.Missing);
    }

    [TestMethod]
    public void A_role_that_grants_other_things_besides_says_so_too()
    {
        var more = GivenManifests.Grant("strict", "system:serviceaccounts").Replace(
            "rules: [{", "rules: [{apiGroups: [''], resources: [pods], verbs: [get]}, {", StringComparison.Ordinal);

        Plan(Plain, more).PolicyState.Should().Be(PolicyState.Missing);
    }

    [TestMethod]
    public void Workloads_decide_where_policies_are_missing_when_asked_to()
    {
        var inventory = GivenManifests.Read(Plain, GivenManifests.Grant("strict", "system:serviceaccounts"));

        Planner.Make(inventory, new() { Fit = Fit.Workloads }).Namespaces.Single(item => item.Name is "shop").Level.Should().Be(Level.Baseline);
    }

    /// <remarks>A cluster is asked for its policies, too; grants of policies outlive them.</remarks>
    [TestMethod]
    public void What_the_roles_of_a_cluster_grant_is_no_sign_of_policies()
    {
        var inventory = GivenManifests.Read(Plain, GivenManifests.Grant("strict", "system:serviceaccounts"));
        var live = inventory with { Roles = [.. inventory.Roles.Select(role => role with { At = new("cluster:ClusterRole/strict", 0, 0) })] };

        Planner.Make(live, new()).PolicyState.Should().Be(PolicyState.None);
    }

    private static Plan Plan(params string[] manifests) => Planner.Make(GivenManifests.Read(manifests), new());
}
