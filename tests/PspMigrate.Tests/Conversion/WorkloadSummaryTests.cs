using PspMigrate.Controls;
using PspMigrate.Conversion;

namespace PspMigrate.Tests.Conversion;

[TestClass]
public sealed class WorkloadSummaryTests
{
    [TestMethod, TestCategory("Long")]
    public void Workloads_are_counted_before_and_after_their_fix()
    {
        var inventory = GivenManifests.Read(
            GivenManifests.Strict, GivenManifests.Grant("strict", "system:serviceaccounts:shop", "shop"),
            Workload("bare", "containers: [{name: a}]"),
            Workload("net", "hostNetwork: true, containers: [{name: a}]"));

        var workloads = Planner.Make(inventory, new()).Namespaces.Single(plan => plan.Name is "shop").Workloads;

        workloads.Passing(Level.Restricted).Should().Be(0);
        workloads.PassingAfterFix(Level.Restricted).Should().Be(1);
        workloads.PassingAfterFix(Level.Baseline).Should().Be(1);
        workloads.NeverPassing(Level.Restricted).Should().ContainSingle().Which.VerdictAfterFix.Detail.Should().Be("host namespaces (hostNetwork=true)");
    }

    private static string Workload(string name, string spec) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}, namespace: shop}}\nspec: {{template: {{spec: {{{spec}}}}}}}";
}
