namespace PspMigrate.Cli.Tests.Cases;

/// <summary>Cases in which other programs make what counts: tenants, releases, anchors, Helm.</summary>
[TestClass]
public sealed class MadeByOthersCaseTests
{
    [TestMethod]
    [DataRow("capsule.yaml", "capsule.yaml:1:1: what Tenant oil makes is not in the input: namespaces, labels and bindings")]
    [DataRow("release.yaml",
        "release.yaml:1:1: what HelmRelease ingress-nginx makes is not in the input: namespace ingress-nginx, and policies, bindings and workloads in it")]
    [DataRow("release.yaml", "release.yaml:12:1: what Kustomization infra makes is not in the input: namespaces, labels, policies, bindings and workloads")]
    [DataRow("hnc.yaml", "hnc.yaml:1:1: what SubnamespaceAnchor team-a-dev makes is not in the input: namespace team-a-dev, and bindings in it")]
    public void The_report_says_which_part_is_missing(string file, string message) => Case.Fine($"convert {file}").Error.Should().Contain(message);

    [TestMethod]
    public void A_namespace_that_a_release_goes_to_is_marked() =>
        Case.Fine("convert release.yaml").Error
            .Should()
            .MatchRegex(@"\* Incomplete: ingress-nginx\. What HelmRelease ingress-nginx \(\S+\) makes there isn't in the input\.");

    [TestMethod]
    public void A_policy_that_a_tenant_may_grant_is_not_said_to_be_of_no_use()
    {
        var error = Case.Fine("convert capsule.yaml").Error;

        error.Should().Contain("Its roles and bindings may be missing from the input: Tenant oil makes some that aren't in it.");
        error.Should().NotContain("it can go").And.NotContain("Only system:masters may use it");
    }

    [TestMethod]
    public void A_policy_that_nothing_can_grant_can_go() =>
        Case.Fine("convert helm-owned.yaml").Error.Should().Contain("nothing in the input grants policy mimir-hook").And.Contain("and it can go.");

    [TestMethod]
    public void A_policy_of_a_Helm_release_is_named_with_what_will_fail() => Case.Fine("convert helm-owned.yaml").Error.Should().Contain(
        "Policy mimir belongs to the Helm release mimir in mimir. On Kubernetes v1.25 and later, upgrading or rolling back that release fails with no "
            + "matches for kind \"PodSecurityPolicy\"");
}
