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

    public static SavedObject Of(string path, JsonObject live, string? patch)
    {
        var metadata = live["metadata"]!.AsObject();
        var version = metadata["resourceVersion"]?.ToString();
        foreach (var key in Stored)
            metadata.Remove(key);
        live.Remove("status");
        return new(path, live, patch) { Version = version };
    }

    /// <summary>Whether another object says the same, but for its metadata.</summary>
    public bool SaysTheSame(JsonObject live) => Same(Before, live);

    /// <summary>What a role said once it had lost rules: removals of a patch of ours come from the end. Null for an object that was deleted.</summary>
    /// <exception cref="FormatException">The patch is none of ours.</exception>
    public JsonObject? After()
    {
        if (Patch is null)
            return null;
        var left = Before.DeepClone().AsObject();
        foreach (var operation in List(JsonNode.Parse(Patch)).Select(item => item as JsonObject ?? throw Foreign()).Where(item => $"{item["op"]}" is "remove"))
        {
            var path = $"{operation["path"]}".Split('/');
            var list = path switch
            {
                ["", "rules", _] => left["rules"],
                ["", "rules", var rule, "resources", _] => List(left["rules"])[Index(rule)]?["resources"],
                _ => null,
            };
            List(list).RemoveAt(Index(path[^1]));
        }

        return left;

        static JsonArray List(JsonNode? node) => node as JsonArray ?? throw Foreign();
        static FormatException Foreign() => new("a change is not about the rules of its role");
        static int Index(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }

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
