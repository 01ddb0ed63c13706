using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Clusters;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Checks;

namespace PspMigrate.Tests.Reports.Clusters;

/// <summary>A cluster in figures.</summary>
[TestClass]
public sealed class ClusterPartTests
{
    [TestMethod]
    public void Each_namespace_is_counted_at_its_level_or_at_none()
    {
        var plan = Plans.Of(
            Plans.Policy("p") + Plans.Policy("wide", "  hostPID: true") + Plans.Reached("a", "p") + Plans.Reached("b", "p") + Plans.Reached("c", "wide")
                + Plans.Namespace("bare") + Plans.Pod("net", "a", "hostNetwork: true, ") + Plans.Pod("ok", "b"),
            new() { Closed = ClosedChoice.None });

        ClusterPart.Of("prod", plan, new PlanAnswer(plan)).Counts.Should()
            .Equal(("privileged", 1), ("baseline", 2), ("restricted", 0), ("no level", 1), ("refused workloads", 1));
    }

    [TestMethod]
    public void Each_workload_is_counted_by_what_becomes_of_it()
    {
        var inventory = GivenManifests.Read(Plans.Pod("net", "a", "hostNetwork: true, "), Plans.Pod("ok", "b"), Plans.Pod("fine", "b"));

        ClusterPart.Of("prod", Checked.Of(inventory, new(Level.Baseline))).Counts.Should().Equal(("pass", 2), ("pass after fix", 0), ("fail", 1));
    }
}
