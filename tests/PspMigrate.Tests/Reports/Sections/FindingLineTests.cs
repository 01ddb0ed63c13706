using System.Text;
using PspMigrate.Conversion;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>How the report says what a rule was, and where it stands.</summary>
[TestClass]
public sealed class FindingLineTests
{
    /// <remarks>Drops, additions and what may be added are three fields of a policy.</remarks>
    [TestMethod]
    public void Each_rule_about_capabilities_has_the_line_of_its_own_field()
    {
        var text = Text(Plans.Policy("p", """
              requiredDropCapabilities: [ALL]
              allowedCapabilities: [NET_ADMIN]
              defaultAddCapabilities: [CHOWN]
            """));

        text.Should().Contain("lost  capabilities: only adding CHOWN, NET_ADMIN (in.yaml:12)")
            .And.Contain("capabilities: add CHOWN (in.yaml:13); capabilities: drop ALL (in.yaml:11)")
            .And.Contain("does not fit baseline, because it grants capabilities adding NET_ADMIN (in.yaml:12)");
    }

    [TestMethod]
    public void A_drop_that_nobody_asked_for_is_another_line_than_what_may_be_added() =>
        Text(Plans.Policy("p", "  allowedCapabilities: [CHOWN]")).Should()
            .Contain("because it grants capabilities ALL not dropped (not set); capabilities adding CHOWN (in.yaml:11)");

    /// <remarks>API validation refuses privileged together with allowPrivilegeEscalation false (facts/pod-security-policy.md, 17).</remarks>
    [TestMethod]
    public void A_hidden_reason_stands_beside_its_rule() =>
        Text(Plans.Policy("p", "  privileged: true\n  allowPrivilegeEscalation: false\n  hostNetwork: true")).Should().Contain(
            "privileged: had to be false (in.yaml:12), despite privileged: true, because the API server refuses privileged pods that have "
                + "allowPrivilegeEscalation: false");

    [TestMethod]
    public void What_a_policy_does_not_set_has_no_place() =>
        Text(Plans.Policy("p", "  hostPID: true")).Should()
            .Contain("privileged: had to be false (not set)").And.Contain("capabilities: no added capabilities (not set)").And.NotContain("left out");

    [TestMethod]
    public void Objects_of_a_cluster_have_their_fields_as_places()
    {
        var text = Shown.Text(OfCluster(Plans.Policy("p", "  hostPID: true\n  allowedCapabilities: [CHOWN]")), 1000);

        text.Should().Contain("policy p (cluster) at privileged:latest")
            .And.Contain("volumes: only configMap, secret (cluster, spec.volumes)")
            .And.Contain("only adding CHOWN (cluster, spec.allowedCapabilities)")
            .And.Contain("hostPorts: none (not set)");
    }

    /// <remarks>Baseline forbids the type hostPath and no other (facts/pod-security-checks.md).</remarks>
    [TestMethod]
    public void Nearly_everything_is_said_by_what_the_level_refuses() =>
        Text(Plans.Policy("p"))
            .Should()
            .Contain("volumes: only configMap, secret (in.yaml:10); baseline also allows every other type but hostPath [hostPathVolumes]");

    [TestMethod]
    public void All_but_one_is_said_from_the_short_side()
    {
        var types = string.Join(
            ", ", PspMigrate.Controls.ControlTable.All.Single(control => control.Name is "volumes").Samples.Where(type => type.AsText is not "hostPath"));

        Text(Plans.Policy("p").Replace("configMap, secret", types, StringComparison.Ordinal)).Should().Contain("volumes: every type but hostPath, image (");
    }

    [TestMethod]
    public void A_level_is_decided_by_all_policies_that_are_as_permissive()
    {
        var plan = Plans.Of(Plans.Policy("a", "  hostPID: true") + Plans.Policy("b", "  hostIPC: true") + Plans.Policy("c")
            + GroupUse("a") + GroupUse("b") + GroupUse("c"));

        Row(plan).Should().Contain("a and b (of 3)");
        Shown.Text(plan, 1000).Should().Contain("team would fit baseline if it weren't for policies a and b.");
    }

    [TestMethod]
    public void Rules_that_never_held_are_counted_and_told_apart()
    {
        var plan = Plans.Of(Plans.Policy("narrow") + Plans.Policy("wide", "  privileged: true\n  hostPID: true\n  hostIPC: true\n  hostNetwork: true")
            + GroupUse("narrow") + GroupUse("wide"));
        var text = Shown.Text(plan, 1000);

        text.Should().Contain(" never held where their policies reach,")
            .And.Contain(". never held  privileged (not set), hostNamespaces (not set)")
            .And.Contain("the same accounts may use wide there, which admits what these rules refuse")
            .And.NotContain("lost  privileged: had to be false");
        Shown.Markdown(plan).Should().Contain("- **never held**: privileged (not set)");
    }

    [TestMethod]
    public void A_rule_that_held_in_one_namespace_of_two_is_lost_and_says_where_it_never_held()
    {
        var plan = Plans.Of(Plans.Policy("narrow", "  hostIPC: true") + Plans.Policy("wide", "  hostPID: true\n  hostIPC: true\n  hostNetwork: true")
            + GroupUse("narrow") + GroupUse("wide") + GroupUse("narrow", "alone"));

        Shown.Text(plan, 1000).Should().Contain("lost  hostNamespaces: only hostIPC (in.yaml:11); never held in team");
    }

    private static string GroupUse(string policy, string ns = "team") => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: use-{{policy}}, namespace: {{ns}}}
        rules:
        - {apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [{{policy}}], verbs: [use]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: use-{{policy}}, namespace: {{ns}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: use-{{policy}}}
        subjects:
        - {kind: Group, apiGroup: rbac.authorization.k8s.io, name: 'system:serviceaccounts:{{ns}}'}

        """;

    private static string Row(Plan plan) =>
        Shown.Text(plan, 1000).Split('\n').Single(line => line.StartsWith("team   ", StringComparison.Ordinal));

    private static string Text(string yaml) => Shown.Text(Plans.Of(yaml), 1000);

    /// <summary>Objects as a cluster gives them: named, without lines.</summary>
    private static Plan OfCluster(string yaml)
    {
        var reader = new ManifestReader(new ReadOptions());
        reader.Read("in.yaml", new MemoryStream(Encoding.UTF8.GetBytes(yaml)));
        var inventory = reader.Finish().Inventory;
        return Planner.Make(
            inventory with { Policies = [.. inventory.Policies.Select(policy => policy with { Source = Without(policy.Source!) })] }, new());
    }

    private static MapNode Without(MapNode map) => new(
        At, [.. map.Entries.Select(entry => new MapEntry(entry.Key, At, entry.Value is MapNode child ? Without(child) : entry.Value))]);

    private static Position At => new("PodSecurityPolicy p", 0, 0);
}
