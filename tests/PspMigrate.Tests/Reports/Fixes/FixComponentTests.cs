using PspMigrate.Reports.Fixes;

namespace PspMigrate.Tests.Reports.Fixes;

[TestClass]
public sealed class FixComponentTests
{
    [TestMethod]
    public void A_component_names_a_namespace_only_where_that_tells_workloads_apart()
    {
        var fix = Made.Web(name: "a.b");

        FixComponent.Write([fix], [fix.Workload]).Should().Contain("    name: \"a\\\\.b\"\n  patch: |-\n").And.NotContain("namespace");
        FixComponent.Write([fix], [fix.Workload, fix.Workload with { Namespace = "bank" }]).Should().Contain("    namespace: shop\n");
        FixComponent.Write([], []).Should().BeEmpty();
    }
}
