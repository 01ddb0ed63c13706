using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion;

[TestClass]
public sealed class WorkloadSummaryTests
{
    [TestMethod]
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
        workloads.NeverPassing(Level.Restricted).Should().ContainSingle().Which.AfterFix(Level.Baseline).Detail.Should()
            .Be("host namespaces (hostNetwork=true)");
    }

    [TestMethod]
    public void Workloads_that_pass_least_force_the_level()
    {
        var inventory = GivenManifests.Read(
            Workload("bare", "containers: [{name: a}]"), Workload("net", "hostNetwork: true, containers: [{name: a}]"),
            Workload("pid", "hostPID: true, containers: [{name: a}]"));

        Of(inventory).Forcing.Select(state => state.Workload.Name).Should().Equal("net", "pid");
    }

    [TestMethod]
    public void Nothing_forces_the_level_where_all_pass_the_strictest() => Of(GivenManifests.Read(Workload(
        "fine",
        "securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, securityContext: {allowPrivilegeEscalation: "
            + "false, capabilities: {drop: [ALL]}}}]")))
        .Forcing.Should().BeEmpty();

    /// <remarks>The plugin writes the annotation into pods; in a template it says nothing about who admitted them.</remarks>
    [TestMethod]
    public void Only_a_pod_says_who_admitted_it()
    {
        const string annotations = "annotations: {kubernetes.io/psp: strict}";
        var pod = $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: shop, {annotations}}}\nspec: {{containers: [{{name: a}}]}}";
        var template =
            $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web, namespace: shop}}\nspec: {{template: {{metadata: {{{annotations}}}, spec: "
                + $"{{containers: [{{name: a}}]}}}}}}";

        Of(GivenManifests.Read(pod, template)).States.Select(state => state.SaysAdmittedBy).Should().Equal("strict", null);
    }

    private static WorkloadSummary Of(Inventory inventory) => Planner.Make(inventory, new()).Namespaces.Single(plan => plan.Name is "shop").Workloads;

    private static string Workload(string name, string spec) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}, namespace: shop}}\nspec: {{template: {{spec: {{{spec}}}}}}}";
}
