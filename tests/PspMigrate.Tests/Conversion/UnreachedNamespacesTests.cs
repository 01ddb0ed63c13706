using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion;

/// <summary>Namespaces whose accounts may use no policy of the input: nothing could run there, or nothing is known.</summary>
/// <remarks>
/// docs/facts/pod-security-policy.md, 1-5: without a usable policy every pod is refused; what its creator may use counts as well.
/// docs/facts/pod-security-admission.md: without a label nothing is refused.
/// </remarks>
[TestClass]
public sealed class UnreachedNamespacesTests
{
    private const string Locked = "{apiVersion: v1, kind: Namespace, metadata: {name: locked}}";

    private static readonly string Open = GivenManifests.Grant("strict", "system:serviceaccounts:open", "open");

    [TestMethod]
    public void Nothing_could_run_where_no_account_may_use_a_policy_so_restricted_is_proposed()
    {
        var locked = Of("locked", Locked, Open);

        locked.Level.Should().Be(Level.Restricted);
        locked.Basis.Should().Be(LevelBasis.Closed);
        locked.DecidedBy.Should().BeNull();
        locked.Labels.Select(labels => $"{labels.Mode} {labels.Wanted}").Should().Equal(
            "Enforce restricted:latest", "Audit restricted:latest", "Warn restricted:latest");
    }

    [TestMethod]
    public void It_gets_no_label_when_that_is_asked_for()
    {
        var plan = Planner.Make(GivenManifests.Read(GivenManifests.Strict, Locked, Open), new() { Closed = ClosedChoice.None });

        var locked = plan.Namespaces.Single(item => item.Name is "locked");
        locked.WithoutLevel.Should().Be(NoLevelReason.NoPolicy);
        locked.NeedsPatch.Should().BeFalse();
    }

    /// <summary>A cluster shows all of its grants, be it that one namespace is asked for; from v1.25 on the policies come from files, as grants may.</summary>
    [TestMethod]
    [DataRow(24, LevelBasis.Closed)]
    [DataRow(25, LevelBasis.None)]
    [DataRow(null, LevelBasis.None)]
    public void Without_any_grant_to_accounts_only_a_cluster_tells_that_nothing_could_run(int? minor, LevelBasis basis) =>
        Planner.Make(GivenManifests.Read(GivenManifests.Strict, Locked), new() { ServerMinor = minor }).Namespaces.Single(item => item.Name is "locked").Basis
            .Should().Be(basis);

    [TestMethod]
    public void Labels_that_it_has_are_kept()
    {
        var locked = Of(
            "locked", Locked.Replace("name: locked", "name: locked, labels: {pod-security.kubernetes.io/enforce: baseline}", StringComparison.Ordinal), Open);

        locked.Labels.Single(labels => labels.Mode == Mode.Enforce).IsKept.Should().BeTrue();
        locked.Enforced.Should().Be(Level.Baseline);
    }

    [TestMethod]
    [DataRow("system:serviceaccounts:kube-system", null, DisplayName = "the controllers' accounts")]
    [DataRow("developers", null, DisplayName = "people everywhere")]
    [DataRow("developers", "locked", DisplayName = "people there")]
    public void What_grants_to_creators_let_in_is_not_locked_out(string group, string? ns) =>
        Of("locked", Locked, Open, Binding(GivenManifests.Grant("strict", group, ns))).WithoutLevel.Should().Be(NoLevelReason.NoPolicy);

    [TestMethod]
    public void An_administrator_who_may_do_everything_does_not_make_it_open()
    {
        const string admins = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: admins}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: admins}]
            """;

        Of("locked", Locked, Open, admins).Basis.Should().Be(LevelBasis.Closed);
    }

    [TestMethod]
    [DataRow("hostNetwork: true, ", NoLevelReason.NoPolicy)]
    [DataRow("securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, ", null)]
    public void Pods_that_are_there_all_the_same_are_not_locked_out(string spec, NoLevelReason? expected)
    {
        var pod = $$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: made-by-an-administrator, namespace: locked}
            spec: { {{spec}}containers: [{name: a, image: i, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]} } }] }
            """;

        Of("locked", Locked, Open, pod).WithoutLevel.Should().Be(expected);
    }

    [TestMethod]
    public void Neither_kube_system_nor_a_namespace_that_is_merely_named_is_closed()
    {
        const string named = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: other, namespace: named}
            rules: []
            """;

        Of("kube-system", "{apiVersion: v1, kind: Namespace, metadata: {name: kube-system}}", Open).WithoutLevel.Should().Be(NoLevelReason.NoPolicy);
        Of("named", named, Open).WithoutLevel.Should().Be(NoLevelReason.NoPolicy);
    }

    [TestMethod]
    public void Without_any_grant_to_an_account_nothing_is_known()
    {
        Of("locked", Locked).WithoutLevel.Should().Be(NoLevelReason.UnknownGrants);
        Of("locked", Locked, GivenManifests.Grant("strict", "developers")).WithoutLevel.Should().Be(NoLevelReason.UnknownGrants);
    }

    [TestMethod]
    [DataRow("system:authenticated", true)]
    [DataRow("system:serviceaccounts", true)]
    [DataRow("system:serviceaccounts:locked", true)]
    [DataRow("system:serviceaccounts:kube-system", true, DisplayName = "controllers")]
    [DataRow("system:serviceaccounts:open", false)]
    public void A_role_that_is_missing_leaves_open_what_may_run_where_its_binding_reaches(string group, bool reaches)
    {
        var locked = Of("locked", Locked, Open, Missing(group));

        locked.WithoutLevel.Should().Be(reaches ? NoLevelReason.UnknownGrants : null);
        locked.Unknown.Should().HaveCount(reaches ? 1 : 0);
    }

    /// <remarks>
    /// docs/facts/pod-security-policy.md, 11: they exist in every cluster, though no file holds them; none but cluster-admin grants policies by itself.
    /// </remarks>
    [TestMethod]
    [DataRow("view")]
    [DataRow("edit")]
    [DataRow("system:auth-delegator")]
    public void Roles_that_every_cluster_has_are_not_missing(string role) =>
        Of("locked", Locked, Open, Missing("system:authenticated").Replace("not-in-the-input", role, StringComparison.Ordinal)).Basis
            .Should()
            .Be(LevelBasis.Closed);

    /// <remarks>projectcapsule.dev/docs: the tenant's controller makes bindings in every namespace with its label.</remarks>
    [TestMethod]
    [DataRow("oil", NoLevelReason.UnknownGrants)]
    [DataRow("gas", null)]
    public void A_namespace_of_a_tenant_gets_bindings_that_are_not_in_the_input(string tenant, NoLevelReason? reason) => Of(
        "locked", Locked.Replace("name: locked", "name: locked, labels: {capsule.clastix.io/tenant: oil}", StringComparison.Ordinal), Open,
        $"{{apiVersion: capsule.clastix.io/v1beta2, kind: Tenant, metadata: {{name: {tenant}}}}}").WithoutLevel.Should().Be(reason);

    [TestMethod]
    public void A_policy_that_is_granted_and_missing_leaves_it_open_too()
    {
        var locked = Of("locked", Locked, Open, GivenManifests.Grant("eks.privileged", "system:authenticated"));

        locked.WithoutLevel.Should().Be(NoLevelReason.UnknownGrants);
        locked.Unknown.Single().Policies.Should().Equal("eks.privileged");
    }

    [TestMethod]
    public void What_a_cluster_names_and_does_not_have_grants_nothing()
    {
        var inventory = GivenManifests.Read(GivenManifests.Strict, Locked, Open, Missing("system:authenticated"));
        var live = inventory with { Bindings = [.. inventory.Bindings.Select(binding => binding with { At = new("cluster:binding", 0, 0) })] };

        Planner.Make(live, new()).Namespaces.Single(item => item.Name is "locked").Basis.Should().Be(LevelBasis.Closed);
    }

    [TestMethod]
    public void A_level_that_a_missing_role_may_widen_is_marked()
    {
        var open = Of("open", Open, Missing("system:authenticated"));

        open.Basis.Should().Be(LevelBasis.Policy);
        open.Unknown.Should().ContainSingle();
    }

    private static string Missing(string group) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: more}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: not-in-the-input}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: '{{group}}'}]
        """;

    /// <summary>The binding of a grant alone: its role stands in the input already.</summary>
    private static string Binding(string grant) => grant[(grant.IndexOf("---", StringComparison.Ordinal) + 4)..];

    private static NamespacePlan Of(string name, params string[] manifests) =>
        Planner.Make(GivenManifests.Read([GivenManifests.Strict, .. manifests]), new()).Namespaces
            .Single(item => string.Equals(item.Name, name, StringComparison.Ordinal));
}
