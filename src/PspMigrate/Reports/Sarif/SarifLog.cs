using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Sarif;

/// <summary>Writes results as a log of the Static Analysis Results Interchange Format, which code scanning reads.</summary>
/// <remarks>docs.oasis-open.org/sarif/sarif/v2.1.0, sections in brackets. Checks of Pod Security are a taxonomy (3.19.3), to which results refer.</remarks>
internal static class SarifLog
{
    private const string Taxonomy = "Pod Security Standards";

    public static string Of(IEnumerable<CodeResult> results) => JsonText.Write(json => Write(json, [.. results]));

    private static void Write(Utf8JsonWriter json, CodeResult[] results)
    {
        var rules = results.Select(result => result.Rule).DistinctBy(rule => rule.Id, StringComparer.Ordinal)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal).ToArray();
        string[] checks = [.. results.SelectMany(result => result.Checks).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.Objects("runs", [results], _ =>
        {
            json.Object("tool", () => json.Object("driver", () =>
            {
                json.WriteString("name", "pspmigrate");
                json.WriteString("version", typeof(SarifLog).Assembly.GetName().Version!.ToString(fieldCount: 3));
                json.Objects("rules", rules, rule =>
                {
                    json.WriteString("id", rule.Id);
                    Message(json, "shortDescription", rule.Description);
                });
            }));
            json.Objects("taxonomies", checks.Length == 0 ? Array.Empty<string>() : [Taxonomy], name =>
            {
                json.WriteString("name", name);
                json.Objects("taxa", checks, check => json.WriteString("id", check));
            });
            json.WriteString("columnKind", "utf16CodeUnits");
            json.Objects("results", results, result =>
                Write(json, result, Array.FindIndex(rules, rule => string.Equals(rule.Id, result.Rule.Id, StringComparison.Ordinal)), checks));
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CodeResult result, int rule, string[] checks)
    {
        json.WriteString("ruleId", result.Rule.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("kind", result.Level == CodeLevel.None ? "informational" : "fail");
        json.Word("level", result.Level);
        Message(json, "message", result.Message);
        json.Objects("locations", result.At.IsKnown ? new[] { result.At } : [], at => Write(json, at));
        json.Objects("taxa", result.Checks, check =>
        {
            json.WriteString("id", check);
            json.WriteNumber("index", Array.IndexOf(checks, check));
            json.Object("toolComponent", () => json.WriteString("name", Taxonomy));
        });
    }

    /// <summary>An object of a cluster stands in no file: its name is all there is (3.33).</summary>
    private static void Write(Utf8JsonWriter json, Position at)
    {
        if (at.IsLive)
        {
            json.Objects("logicalLocations", [at], live => json.WriteString("fullyQualifiedName", live.ToString()));
            return;
        }

        json.Object("physicalLocation", () =>
        {
            json.Object("artifactLocation", () => json.WriteString("uri", Address(at.Source!)));
            json.Numbers("region", [("startLine", at.Line), ("startColumn", Math.Max(1, at.Column))]);
        });
    }

    /// <summary>A path as a reference (3.4.3): relative paths are from where the command ran, as code scanning wants them.</summary>
    private static string Address(string path)
    {
        var parts = string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return parts.StartsWith('/') ? $"file://{parts}" : parts;
    }

    /// <summary>Text that no reader takes for a link (3.11.6): names may hold anything.</summary>
    private static void Message(Utf8JsonWriter json, string name, string text) =>
        json.Object(name, () => json.WriteString("text", Printable.Escape(text).Replace("](", "] (", StringComparison.Ordinal)));
}
