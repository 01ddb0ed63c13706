using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster.Cleanup;

/// <summary>An object of a cluster as it was before a cleanup.</summary>
/// <param name="Before">What it said, without what the server adds.</param>
/// <param name="Patch">What it lost, as a JSON patch; null when it was deleted.</param>
internal sealed record SavedObject(string Path, JsonObject Before, string? Patch)
{
    /// <summary>Fields that only the server writes.</summary>
    private static readonly ImmutableArray<string> Stored = ["uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink", "generation"];

    /// <summary>The version that was saved: a newer one isn't deleted.</summary>
    public string? Version { get; init; }

    /// <summary>Its namespace; null for an object of the cluster.</summary>
    public string? Namespace => Before["metadata"]?["namespace"]?.ToString();

    /// <summary>How it is called in messages.</summary>
    public string Name => $"{Before["kind"]} {(Namespace is { } ns ? $"{ns}/" : "")}{Before["metadata"]?["name"]}";

    public static SavedObject Of(string path, JsonElement live, string? patch)
    {
        var node = JsonObject.Create(live.Clone())!;
        var metadata = node["metadata"]!.AsObject();
        var version = metadata["resourceVersion"]?.ToString();
        foreach (var key in Stored)
            metadata.Remove(key);
        node.Remove("status");
        return new(path, node, patch) { Version = version };
    }

    /// <summary>Whether another object says the same, but for its metadata.</summary>
    public bool SaysTheSame(JsonElement live) => Same(Before, JsonObject.Create(live.Clone())!);

    /// <summary>Whether this is the same object, of which something else was saved.</summary>
    public bool IsAnotherStateOf(SavedObject other) =>
        string.Equals(Path, other.Path, StringComparison.Ordinal) && (Patch is null != other.Patch is null || !Same(Before, other.Before));

    /// <summary>Whether two objects say the same, but for their metadata and status.</summary>
    public static bool Same(JsonObject one, JsonObject other) => JsonNode.DeepEquals(Content(one), Content(other));

    private static JsonObject Content(JsonObject node)
    {
        var content = node.DeepClone().AsObject();
        content.Remove("metadata");
        content.Remove("status");
        return content;
    }
}
