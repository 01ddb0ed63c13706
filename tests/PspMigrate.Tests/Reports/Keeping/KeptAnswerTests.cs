using System.Text.Json;
using Json.Schema;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Keeping;

[TestClass]
public sealed class KeptAnswerTests
{
    private static readonly string Yaml = Plans.Policy("a", "  readOnlyRootFilesystem: true") + Plans.Use("shop", "a");

    [TestMethod]
    [DataRow(29), DataRow(35), DataRow(36)]
    public void The_JSON_report_with_kept_policies_is_as_its_schema_says(int minor)
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Repository.Path("docs/report.schema.json")));

        using var json = JsonDocument.Parse(Shown.Json(KeptOf.Plan(Yaml, options: new() { Version = new(minor) })));

        schema.Evaluate(json.RootElement).IsValid.Should().BeTrue();
        json.RootElement.GetProperty("kept").GetProperty("objects").GetArrayLength().Should().Be(minor < 30 ? 0 : minor < 36 ? 2 : 4);
    }

    [TestMethod]
    public void The_text_report_says_of_each_lost_line_what_keeps_it()
    {
        var report = Shown.Text(KeptOf.Plan(Yaml), 2000);

        report.Should().Contain("kept by clause readOnlyRootFilesystem").And.Contain("filled in by the kept policy");
    }
}
