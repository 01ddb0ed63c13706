using System.Text.Json;
using Json.Schema;
using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Tests.Reports.Sarif;

/// <summary>Logs for code scanning, held to the published schema.</summary>
[TestClass]
public sealed class SarifFormTests
{
    /// <remarks>The published schema is of draft 4. It uses nothing that draft 7 reads otherwise, but for the name of its own identifier.</remarks>
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Repository.Path("fixtures", "sarif", "sarif-2.1.0-rtm.5.json"))
        .Replace("draft-04", "draft-07", StringComparison.Ordinal)
        .Replace("\"id\": \"https:", "\"$id\": \"https:", StringComparison.Ordinal));

    private static JsonElement Log(Plan plan) => JsonDocument.Parse(ReportForm.Sarif.Render(new PlanAnswer(plan))).RootElement;

    private static JsonElement.ArrayEnumerator Results(JsonElement log) => log.GetProperty("runs")[0].GetProperty("results").EnumerateArray();

    [TestMethod]
    [DataRow("article"), DataRow("article-everybody"), DataRow("article-psa"), DataRow("without-policies")]
    public void A_log_is_as_the_published_schema_says(string fixture)
    {
        var log = Log(Plans.OfFixture(fixture));

        var result = Schema.Evaluate(log, new EvaluationOptions { OutputFormat = OutputFormat.List });

        result.IsValid.Should().BeTrue(string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));
    }

    [TestMethod]
    public void The_schema_refuses_what_a_log_never_holds()
    {
        var text = ReportForm.Sarif.Render(new PlanAnswer(Plans.OfFixture("article")));

        Schema.Evaluate(JsonDocument.Parse(text.Replace("\"level\": \"warning\"", "\"level\": \"bad\"", StringComparison.Ordinal)).RootElement).IsValid
            .Should()
            .BeFalse();
    }

    [TestMethod]
    public void A_result_names_the_control_the_check_and_the_line()
    {
        var plan = Plans.Of(Plans.Policy("p", "  hostPorts: [{min: 80, max: 90}]")
            + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: one, labels: {pod-security.kubernetes.io/enforce: baseline}}\n"
            + Plans.Use("one", "p"));

        var result = Results(Log(plan)).Single(result => result.GetProperty("ruleId").GetString() is "hostPorts/tightened");

        result.GetProperty("level").GetString().Should().Be("warning");
        result.GetProperty("taxa")[0].GetProperty("id").GetString().Should().Be("hostPorts");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().NotBeNullOrEmpty();
        place.GetProperty("region").GetProperty("startLine").GetInt32().Should().BePositive();
    }

    [TestMethod]
    public void Every_result_refers_to_its_rule()
    {
        var log = Log(Plans.OfFixture("article"));
        var rules = log.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Results(log).Should().NotBeEmpty().And.OnlyContain(result =>
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString() == result.GetProperty("ruleId").GetString());
    }

    [TestMethod]
    public void Names_are_no_links()
    {
        var plan = Plans.Of(Plans.Policy("\"[a](http://x.example)\""));

        Log(plan).ToString().Should().NotContain("](http");
    }
}
