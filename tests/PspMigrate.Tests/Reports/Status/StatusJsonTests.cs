using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Status;

namespace PspMigrate.Tests.Reports.Status;

/// <remarks>The properties: docs/status.md, "In a pipeline".</remarks>
[TestClass]
public sealed class StatusJsonTests
{
    [TestMethod]
    public void Each_namespace_says_where_it_stands()
    {
        var shop = Data(Plans.Policy("p") + Plans.Reached("shop", "p") + Plans.Pod("a", "shop") + Plans.Pod("net", "shop", "hostNetwork: true, "))
            .GetProperty("namespaces")[0];

        new[] { "name", "stage", "enforced", "planned", "workloads", "refused", "blockedBy" }.Select(name => shop.GetProperty(name).ToString())
            .Should().Equal("shop", "notStarted", "privileged:latest", "baseline", "2", "1", "refused");
    }

    [TestMethod]
    public void What_is_not_planned_is_null() =>
        Data(Plans.Policy("p") + Plans.Reached("shop", "p") + Plans.Namespace("bare"), new() { Closed = ClosedChoice.None })
            .GetProperty("namespaces").EnumerateArray().Single(item => item.GetProperty("name").GetString() is "bare")
            .GetProperty("planned").ValueKind.Should().Be(JsonValueKind.Null);

    [TestMethod]
    public void Steps_come_in_their_order_with_commands_to_run()
    {
        var steps = Data(Plans.Policy("p") + Plans.Reached("shop", "p")).GetProperty("nextSteps").EnumerateArray().ToArray();

        steps.Select(step => step.GetProperty("step").GetString()).Should().StartWith("rehearse").And.ContainInOrder("warn", "enforce", "cleanUp");
        steps.Should().OnlyContain(step => step.GetProperty("text").GetString()!.Length > 0 && step.GetProperty("commands").GetArrayLength() > 0);
    }

    [TestMethod]
    public void Who_may_lower_every_level_has_null_for_namespaces() =>
        Data(Plans.Namespace("shop")).GetProperty("mayLowerLevels")[0].GetProperty("namespaces").ValueKind.Should().Be(JsonValueKind.Null);

    private static JsonElement Data(string yaml, PlanOptions? options = null)
    {
        var plan = Plans.Of(yaml, options);
        return JsonDocument.Parse(ReportForm.Json.Render(new StatusAnswer(plan, NamespaceStage.Of(plan)))).RootElement;
    }
}
