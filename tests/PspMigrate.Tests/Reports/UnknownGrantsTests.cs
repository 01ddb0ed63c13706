using PspMigrate.Tests.Manifests;
using PspMigrate.Tests.Conversion.Checks;

namespace PspMigrate.Tests.Reports;

/// <summary>Where the input lacks what decides who admits a pod, nothing is claimed of what PodSecurityPolicy refuses.</summary>
[TestClass]
public sealed class UnknownGrantsTests
{
    private const string Web = """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec: {template: {spec: {hostNetwork: true, containers: [{name: c, image: x}]}}}

        """;

    /// <remarks>docs.aws.amazon.com/eks/latest/userguide/pod-security-policy.html.</remarks>
    private const string Eks = """
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: b, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'eks:podsecuritypolicy:privileged'}
        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: 'system:authenticated'}]

        """;

    [TestMethod]
    public void A_missing_role_is_named_and_a_known_one_explained()
    {
        var text = Shown.Text(Plans.Of(Plans.Policy("p") + Web + Eks), 200);

        text.Should().Contain("No level for shop: RoleBinding b refers to ClusterRole eks:podsecuritypolicy:privileged, which isn't in the input.")
            .And.Contain("EKS makes it in every cluster from v1.13 to v1.24").And.Contain("psp,clusterrole,clusterrolebinding,role,rolebinding -A -o yaml)")
            .And.NotContain("PodSecurityPolicy refuses");
    }

    [TestMethod]
    public void Workloads_that_given_policies_refuse_may_be_admitted_by_missing_ones()
    {
        var text = Shown.Text(Plans.Of(Plans.Policy("p") + Plans.Use("shop", "p") + Web + Eks), 200);

        text.Should().Contain("What that grants doesn't count here, so the level may be too strict.")
            .And.Contain("No policy of the input admits Deployment/web in shop; whether one that the input lacks does, isn't known.")
            .And.NotContain("PodSecurityPolicy refuses");
    }

    [TestMethod]
    [DataRow(Eks, "RoleBinding b refers to ClusterRole eks:podsecuritypolicy:privileged, which isn't in the input", DisplayName = "a role is missing")]
    [DataRow("", "the input has no RBAC that lets a service account use a policy", DisplayName = "all RBAC is missing")]
    public void Check_says_what_it_would_have_to_know(string rbac, string expected)
    {
        var grant = rbac.Length == 0 ? "" : Plans.Use("shop", "p");

        var text = Shown.Text(Checked.Of(Read.Text(Plans.Policy("p") + grant + rbac + Web).Inventory, new()));

        text.Should().Contain($"not known whether it is admitted today: {expected}\n").And.NotContain("refused today");
    }

    [TestMethod]
    public void What_is_complete_is_still_claimed()
    {
        var text = Shown.Text(Checked.Of(Read.Text(Plans.Policy("p") + Plans.Use("shop", "p") + Web).Inventory, new()));

        text.Should().Contain("refused today");
    }
}
