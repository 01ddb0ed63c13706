using PspMigrate.Conversion;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>What stands in the first lines.</summary>
[TestClass]
public sealed class HeadlineSectionTests
{
    private const string Web =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {template: {spec: {containers: [{name: a}]}}}";

    [TestMethod]
    public void A_grant_to_a_controller_that_lets_workloads_in_is_told_first()
    {
        string[] cluster = [GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts:kube-system"), Web];
        const string told = "1 workload is let in by grants to the replicaset-controller in kube-system (policy loose), not to its own service account; ";

        Text(new(), cluster).Should().Contain(told + "no level is widened by such grants without --include-controllers.");
        Text(new() { IncludeControllers = true }, cluster).Should().Contain(told + "levels are widened by such grants (--include-controllers).");
        Text(new(), [GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"), Web]).Should().NotContain("let in by");
    }

    [TestMethod]
    public void A_level_that_only_an_unseen_account_widens_is_marked() => Text(
        new(),
        [
            GivenManifests.Loose, "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: app, namespace: shop}",
            GivenManifests.Grant("loose", "unused", "shop").Replace("apiGroup: rbac.authorization.k8s.io, kind: Group, name: \"unused\"",
                "kind: ServiceAccount, name: ghost, namespace: shop", StringComparison.Ordinal),
        ]).Should().Contain("shop is privileged only for service account ghost, which a binding names and the input doesn't have");

    /// <summary>The report without its line breaks.</summary>
    private static string Text(PlanOptions options, string[] manifests) =>
        string.Join(' ', Shown.Text(Planner.Make(GivenManifests.Read(manifests), options), 80).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
