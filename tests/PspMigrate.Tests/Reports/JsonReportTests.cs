using System.Text.Json;
using Json.Schema;
using PspMigrate.Conversion;

namespace PspMigrate.Tests.Reports;

[TestClass]
public sealed class JsonReportTests
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

    [TestMethod]
    public void The_schema_refuses_what_the_report_never_holds()
    {
        using var json = JsonDocument.Parse(Shown.Json(Plans.OfFixture("article")).Replace("\"closest\": \"restricted\"", "\"closest\": \"strict\"", StringComparison.Ordinal));

        Schema.Evaluate(json.RootElement).IsValid.Should().BeFalse();
    }

    [TestMethod]
    public void A_finding_tells_its_field_place_and_checks()
    {
        using var json = JsonDocument.Parse(Shown.Json(Plans.OfFixture("article")));

        var restricted = json.RootElement.GetProperty("policies").EnumerateArray().Single(policy => policy.GetProperty("name").GetString() is "restricted");
        var finding = restricted.GetProperty("comparisons").EnumerateArray().Single(comparison => comparison.GetProperty("level").GetString() is "restricted")
            .GetProperty("findings").EnumerateArray().Single(item => item.GetProperty("control").GetString() is "allowPrivilegeEscalation");

        finding.GetProperty("kind").GetString().Should().Be("respell");
        finding.GetProperty("field").GetString().Should().Be("spec.allowPrivilegeEscalation");
        finding.GetProperty("at").GetProperty("file").GetString().Should().Be("fixtures/article/psp-restricted.yaml");
        finding.GetProperty("at").GetProperty("line").GetInt32().Should().Be(12);
        finding.GetProperty("checks").EnumerateArray().Select(check => check.GetString()).Should().Equal("allowPrivilegeEscalation");
        finding.GetProperty("instead").GetString().Should().Be("allowPrivilegeEscalation: false");
    }

    [TestMethod]
    public void A_grant_is_a_chain_from_subject_to_policy()
    {
        using var json = JsonDocument.Parse(Shown.Json(Plans.OfFixture("article")));

        var grants = json.RootElement.GetProperty("namespaces").EnumerateArray().Single(item => item.GetProperty("name").GetString() is "security-test")
            .GetProperty("grants").EnumerateArray().ToArray();

        grants.Select(grant => (
            grant.GetProperty("subject").GetProperty("name").GetString(),
            grant.GetProperty("binding").GetProperty("name").GetString(),
            grant.GetProperty("role").GetProperty("name").GetString(),
            grant.GetProperty("policy").GetString())).Should().Equal(
            ("system:serviceaccounts:security-test", "cluster-psp-bind", "all-psp", "privileged"),
            ("system:serviceaccounts:security-test", "cluster-psp-bind", "all-psp", "restricted"));
    }
}
