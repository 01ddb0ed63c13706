using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Reports.Keeping;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Keeping;

[TestClass]
public sealed class KeptJsonTests
{
    private static readonly string Yaml = Plans.Policy("a", "  readOnlyRootFilesystem: true") + Plans.Use("shop", "a");

    [TestMethod]
    public void Yaml_and_JSON_say_the_same()
    {
        var kept = KeptOf.Text(Yaml);

        using var json = JsonDocument.Parse(KeptForms.Json(kept));
        var names = json.RootElement.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("metadata").GetProperty("name").GetString()).ToArray();

        var reader = new ManifestReader(new ReadOptions());
        using var yaml = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(KeptForms.Yaml(kept)));
        reader.Read("kept.yaml", yaml);
        reader.Finish().Inventory.Skipped.Values.Sum().Should().Be(names.Length);
        KeptForms.Names(kept).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line[(line.IndexOf('/', StringComparison.Ordinal) + 1)..]).Should().Equal(names);
    }

    [TestMethod]
    public void A_list_without_items_is_still_a_list()
    {
        using var json = JsonDocument.Parse(KeptForms.Json(KeptOf.Text("kind: ConfigMap\n")));

        json.RootElement.GetProperty("items").GetArrayLength().Should().Be(0);
    }

    /// <summary>JSON has no comments: what they say of clauses is an annotation, beside those that are there.</summary>
    [TestMethod]
    public void What_YAML_says_of_clauses_in_comments_is_an_annotation_in_JSON()
    {
        var kept = KeptOf.Text(Yaml);
        using var json = JsonDocument.Parse(KeptForms.Json(kept));

        var policy = json.RootElement.GetProperty("items").EnumerateArray()
            .First(item => item.GetProperty("kind").GetString()!.EndsWith("Policy", StringComparison.Ordinal));
        var lines = policy.GetProperty("metadata").GetProperty("annotations").GetProperty("pspmigrate.io/clauses").GetString()!.Split('\n');

        lines.Should().Contain(line => line.Contains("spec.readOnlyRootFilesystem (in.yaml:11:")).And.OnlyContain(line => line.Contains(": "));
        KeptForms.Yaml(kept).Should().Contain("# ").And.NotContain("pspmigrate.io/clauses");
    }
}
