// What was made of what: an in-toto statement with SLSA's provenance predicate. Who releases signs it; it isn't signed here.

void WriteProvenance(FilePath file, FilePath[] made)
{
    using var locked = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText("src/PspMigrate.Cli/packages.lock.json"));
    var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
        .Where(package => package.Value.TryGetProperty("resolved", out _))
        .Select(package => $"pkg:nuget/{package.Name}@{package.Value.GetProperty("resolved")}").Distinct().Order(StringComparer.Ordinal);
    JsonNode[] materials =
    [
        new JsonObject { ["uri"] = $"git+{homepage}", ["digest"] = new JsonObject { ["gitCommit"] = commit.Value } },
        .. packages.Select(package => new JsonObject { ["uri"] = package }),
    ];
    System.IO.File.WriteAllBytes(file.FullPath, Json(new JsonObject
    {
        ["_type"] = "https://in-toto.io/Statement/v1",
        ["subject"] = new JsonArray([.. made.Select(item => new JsonObject
        {
            ["name"] = item.GetFilename().FullPath,
            ["digest"] = new JsonObject { ["sha256"] = Sha256(System.IO.File.ReadAllBytes(item.FullPath)) },
        })]),
        ["predicateType"] = "https://slsa.dev/provenance/v1",
        ["predicate"] = new JsonObject
        {
            ["buildDefinition"] = new JsonObject
            {
                ["buildType"] = $"{homepage}/deploy/release.cake",
                ["externalParameters"] = new JsonObject { ["target"] = "Release", ["release"] = version, ["homepage"] = homepage },
                ["internalParameters"] = new JsonObject { ["sdk"] = DotNetVersion() },
                ["resolvedDependencies"] = new JsonArray(materials),
            },
            ["runDetails"] = new JsonObject { ["builder"] = new JsonObject { ["id"] = $"{homepage}/deploy/release.cake" } },
        },
    }));
}

string DotNetVersion() => System.Text.Json.Nodes.JsonNode.Parse(System.IO.File.ReadAllText("global.json"))["sdk"]["version"].GetValue<string>();
