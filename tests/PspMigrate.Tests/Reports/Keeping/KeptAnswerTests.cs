using System.Text.Json;
using Json.Schema;
using PspMigrate.Manifests;
using PspMigrate.Reports.Keeping;
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

    [TestMethod]
    public void Yaml_and_JSON_say_the_same()
    {
        var kept = KeptOf.Text(Yaml);

        using var json = JsonDocument.Parse(KeptJson.Write(kept));
        var names = json.RootElement.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("metadata").GetProperty("name").GetString()).ToArray();

        var reader = new ManifestReader(new ReadOptions());
        using var yaml = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(KeptYaml.Write(kept)));
        reader.Read("kept.yaml", yaml);
        reader.Finish().Inventory.Skipped.Values.Sum().Should().Be(names.Length);
        KeptNames.Write(kept).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line[(line.IndexOf('/', StringComparison.Ordinal) + 1)..]).Should().Equal(names);
    }

    [TestMethod]
    public void A_list_without_items_is_still_a_list()
    {
        using var json = JsonDocument.Parse(KeptJson.Write(KeptOf.Text("kind: ConfigMap\n")));

        json.RootElement.GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [TestMethod]
    public void What_is_not_kept_has_a_place_and_a_reason()
    {
        var rules = Plans.Policy("a", "  readOnlyRootFilesystem: true\n  supplementalGroups: {rule: MustRunAs, ranges: [{min: 1, max: 9}]}")
            + Plans.Use("shop", "a");

        var messages = KeptMessages.Of(KeptOf.Text(rules)).ToArray();

        messages.Should().ContainSingle(message => message.Severity == Severity.Warning)
            .Which.Should().Match<Diagnostic>(message => message.At.IsKnown && message.Message.EndsWith("so that none can be told from one left out"));
    }

    [TestMethod]
    public void A_version_too_old_to_keep_anything_is_told_once()
    {
        var messages = KeptMessages.Of(KeptOf.Text(Yaml, plan: new() { Version = new(29) })).ToArray();

        messages.Should().ContainSingle(message => message.Severity == Severity.Warning)
            .Which.Message.Should().StartWith("none of the ").And.EndWith("is kept: v1.29 has no ValidatingAdmissionPolicy: it came with v1.30");
        messages.Should().Contain(message => message.Severity == Severity.Note && message.Message.Contains("write it into manifests with fix"));
    }
}
