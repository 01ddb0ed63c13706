using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PspMigrate.Reports;

namespace PspMigrate.Cli.Cluster.Cleanup;

/// <summary>What a cleanup took away, as a file: what <c>cleanup --restore</c> needs.</summary>
/// <param name="Cluster">The uid of the cluster's namespace kube-system: no other cluster is meant.</param>
/// <param name="Objects">In the order in which they went.</param>
internal sealed record RestoreFile(string Cluster, ImmutableArray<SavedObject> Objects)
{
    private const string Kind = "pspmigrate-restore";

    /// <summary>A name for a new file.</summary>
    public static string NewName(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.json");

    public string Text() => JsonText.Write(json => new JsonObject
    {
        ["kind"] = Kind,
        ["cluster"] = Cluster,
        ["objects"] = new JsonArray([.. Objects.Select(item => (JsonNode)new JsonObject
        {
            ["path"] = item.Path,
            ["before"] = item.Before.DeepClone(),
            ["patch"] = item.Patch,
        })]),
    }.WriteTo(json));

    /// <exception cref="CommandException">It is none.</exception>
    public static RestoreFile Parse(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kind", out var kind) && kind.ValueEquals(Kind))
                return new(root.GetProperty("cluster").GetString()!, [.. root.GetProperty("objects").EnumerateArray().Select(Object)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Wrong(path);
        }

        throw Wrong(path);
    }

    private static SavedObject Object(JsonElement element) => new(
        element.GetProperty("path").GetString()!,
        JsonObject.Create(element.GetProperty("before").Clone()) ?? throw new KeyNotFoundException(),
        element.GetProperty("patch").GetString());

    private static CommandException Wrong(string path) => new($"{path}: this is no restore file", "name the file that cleanup --apply wrote");
}
