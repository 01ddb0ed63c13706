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

    /// <remarks>docs/report-schema.md: a namespace's rules are told at the version of its label.</remarks>
    [TestMethod]
    public void Comparisons_at_the_version_of_a_label_that_stays_follow_the_others()
    {
        var labelled = Plans.Namespace("shop", "pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.21");
        using var json = JsonDocument.Parse(Shown.Json(Plans.Of(Plans.Policy("p") + Plans.Use("shop", "p") + labelled, new() { Version = new(30) })));

        json.RootElement.GetProperty("policies")[0].GetProperty("comparisons").EnumerateArray()
            .Select(item => $"{item.GetProperty("level").GetString()}:{item.GetProperty("version").GetString()}")
            .Should().Equal("privileged:v1.30", "baseline:v1.30", "restricted:v1.30", "restricted:v1.21");
    }

    [TestMethod]
    public void The_schema_refuses_what_the_report_never_holds()
    {
        using var json = JsonDocument.Parse(
            Shown.Json(Plans.OfFixture("article")).Replace("\"closest\": \"restricted\"", "\"closest\": \"strict\"", StringComparison.Ordinal));

        Schema.Evaluate(json.RootElement).IsValid.Should().BeFalse();
    }
}
