using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Truth;

/// <summary>Reads JSON lines, gzipped or not, and the Kubernetes objects in them.</summary>
public static class JsonLines
{
    /// <summary>The objects of a file, one a line.</summary>
    /// <exception cref="TruthException">It isn't what its name says.</exception>
    public static IEnumerable<JsonElement> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        for (var number = 1; Next(reader, path) is { } line; number++)
        {
            if (line.Length > 0)
                yield return Parse(line, path, number);
        }
    }

    /// <summary>The objects of a whole kind of files, by the name that a field gives them; the first of a name counts.</summary>
    public static Dictionary<string, JsonElement> Index(IEnumerable<TruthFile> files, string key)
    {
        var index = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in files.SelectMany(file => Read(file.Path)))
            index.TryAdd(line.GetProperty(key).GetString()!, line);
        return index;
    }

    /// <summary>A Kubernetes object as the project's own readers take it.</summary>
    public static MapNode Node(JsonElement value) => (MapNode)JsonTree.Parse("recorded", value.GetRawText());

    public static Pod Pod(JsonElement value) => PodReader.Read(Node(value), []);

    /// <summary>A policy; null when our reader finds none in it.</summary>
    public static PodSecurityPolicy? Policy(JsonElement value, List<Diagnostic>? diagnostics = null) =>
        PolicyReader.Read(Node(value), diagnostics ?? []);

    /// <summary>A field that may be missing or null.</summary>
    public static JsonElement? Find(JsonElement? value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (value is not { ValueKind: JsonValueKind.Object } map || !map.TryGetProperty(name, out var next))
                return null;
            value = next;
        }

        return value is { ValueKind: not JsonValueKind.Null } ? value : null;
    }

    public static string? Text(JsonElement? value, params ReadOnlySpan<string> path) => Find(value, path)?.GetString();

    /// <summary>The items of a list that may be missing.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? value, params ReadOnlySpan<string> path) =>
        Find(value, path) is { } list ? list.EnumerateArray() : [];

    public static IEnumerable<string> Strings(JsonElement? value, params ReadOnlySpan<string> path) =>
        Items(value, path).Select(item => item.GetString()!);

    /// <summary>A value as text that doesn't depend on the order of keys.</summary>
    public static string Canonical(JsonElement? value) => Canonical(value is { } json ? JsonNode.Parse(json.GetRawText()) : null);

    private static string Canonical(JsonNode? value) => value switch
    {
        JsonObject map => "{" + string.Join(',', map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{JsonValue.Create(entry.Key).ToJsonString()}:{Canonical(entry.Value)}")) + "}",
        JsonArray list => "[" + string.Join(',', list.Select(Canonical)) + "]",
        null => "null",
        _ => value.ToJsonString(),
    };

    private static string? Next(StreamReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException problem)
        {
            throw new TruthException($"{path}: this is not gzip: {problem.Message}", problem);
        }
    }

    private static JsonElement Parse(string line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw new TruthException($"{path}:{number}: this is not JSON: {problem.Message}", problem);
        }
    }
}
