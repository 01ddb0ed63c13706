using System.Text.Json;
using Json.Schema;
using PspMigrate.Fuzz.Running;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests → SARIF, held to the published schema and to what it can't say.</summary>
internal static class SarifTarget
{
    /// <remarks>The published schema is of draft 4. It uses nothing that draft 7 reads otherwise, but for the name of its own identifier.</remarks>
    private static readonly JsonSchema Schema = JsonSchema.FromText(SeedFiles.Text("fixtures", "sarif", "sarif-2.1.0-rtm.5.json")
        .Replace("draft-04", "draft-07", StringComparison.Ordinal)
        .Replace("\"id\": \"https:", "\"$id\": \"https:", StringComparison.Ordinal));

    public static void Run(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var check = Verb.Run(bytes, Scratch.Directory, "check", "-", "-o", "sarif");
        if (check.IsAnswer)
            Check(check.Out);
        var plan = Verb.Run(bytes, Scratch.Directory, "convert", "-", Scratch.BaseName, "-o", "json", "--report", "sarif");
        if (plan.IsAnswer)
            Check(plan.Error[Math.Max(0, plan.Error.IndexOf("{\n", StringComparison.Ordinal))..]);
    }

    private static void Check(string text)
    {
        JsonDocument log;
        try
        {
            log = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new PropertyException("a log is JSON", $"{e.Message}\n{text}");
        }

        using (log)
        {
            PropertyException.Unless(Schema.Evaluate(log.RootElement).IsValid, "a log is as the schema says", text);
            foreach (var run in log.RootElement.GetProperty("runs").EnumerateArray())
                CheckRun(run, text);
        }
    }

    private static void CheckRun(JsonElement run, string text)
    {
        string?[] rules =
            [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString())];
        PropertyException.Unless(rules.Distinct(StringComparer.Ordinal).Count() == rules.Length, "each rule is described once", text);
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var index = result.GetProperty("ruleIndex").GetInt32();
            PropertyException.Unless(
                index < rules.Length && string.Equals(rules[index], result.GetProperty("ruleId").GetString(), StringComparison.Ordinal),
                "each result refers to its rule", text);
            PropertyException.Unless(
                !string.IsNullOrWhiteSpace(result.GetProperty("message").GetProperty("text").GetString()), "each result says something", text);
            if (!result.TryGetProperty("locations", out var locations))
                continue;
            foreach (var location in locations.EnumerateArray())
            {
                if (location.TryGetProperty("physicalLocation", out var place))
                    PropertyException.Unless(
                        Uri.TryCreate(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute, out _),
                        "a place is a URI", text);
            }
        }
    }
}
