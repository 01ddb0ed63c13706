using System.Text.Json;
using Json.Schema;
using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Tests.Reports.Json;

[TestClass]
public sealed class PlanJsonTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Repository.Path("docs/report.schema.json")));

    [TestMethod]
    [DataRow("article")]
    [DataRow("article-everybody")]
    [DataRow("article-psa")]
    public void The_report_is_as_its_schema_says(string fixture)
    {
        using var json = JsonDocument.Parse(Shown.Json(Plans.OfFixture(fixture, new() { Fit = Fit.Exact, Warn = ModeChoice.None })));

        var result = Schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });

        result.IsValid.Should().BeTrue(string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));
    }

    /// <remarks>For one release.</remarks>
    [TestMethod]
    public void Version_1_is_as_its_own_schema_says_and_has_words_alone()
    {
        var plan = Plans.OfFixture("article");
        using var json = JsonDocument.Parse(ReportForm.Json.Render(new PlanAnswer(plan) { Schema = 1 }));

        JsonSchema.FromText(File.ReadAllText(Repository.Path("docs/report.schema.v1.json"))).Evaluate(json.RootElement).IsValid.Should().BeTrue();
        json.RootElement.GetProperty("apiVersion").GetString().Should().Be("pspmigrate/v1");
        json.RootElement.ToString().Should().NotContain("\"sets\"");
    }

    [TestMethod]
    public void The_schema_refuses_what_the_report_never_holds()
    {
        using var json = JsonDocument.Parse(
            Shown.Json(Plans.OfFixture("article")).Replace("\"closest\": \"restricted\"", "\"closest\": \"strict\"", StringComparison.Ordinal));

        Schema.Evaluate(json.RootElement).IsValid.Should().BeFalse();
    }
}
