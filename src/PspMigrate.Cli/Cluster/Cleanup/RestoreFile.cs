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
        ["version"] = UndoFile.Version,
        ["cluster"] = Cluster,
        ["objects"] = new JsonArray([.. Objects.Select(item => (JsonNode)new JsonObject
        {
            ["path"] = item.Path,
            ["before"] = item.Before.DeepClone(),
            ["patch"] = item.Patch,
        })]),
    }.WriteTo(json));

    /// <exception cref="CommandException">It is none.</exception>
    public static RestoreFile Parse(string path, string text) =>
        new UndoFile(path, "restore file", "cleanup --apply").Parse(
            text, Kind, root => new RestoreFile(
                root.GetProperty("cluster").GetString() ?? "", [.. root.GetProperty("objects").EnumerateArray().Select(Object)]));

    /// <summary>An object, which is of a kind that a cleanup takes away, and stands where its path says.</summary>
    private static SavedObject Object(JsonElement element)
    {
        var said = element.GetProperty("before");
        var (kind, metadata) = (Text(said, "kind"), said.GetProperty("metadata"));
        var saved = new SavedObject(Text(element, "path"), UndoFile.Object(said), element.GetProperty("patch").GetString());
        if (kind is not ("PodSecurityPolicy" or "Role" or "ClusterRole" or "RoleBinding" or "ClusterRoleBinding"))
            throw new FormatException($"cleanup never deletes a {kind}");
        var path = CleanupApi.PathOf(
            kind, Text(said, "apiVersion"), metadata.TryGetProperty("namespace", out _) ? Text(metadata, "namespace") : null, Text(metadata, "name"));
        if (!string.Equals(path, saved.Path, StringComparison.Ordinal))
            throw new FormatException($"the path {saved.Path} is not that of {saved.Name}");
        if (saved.Patch is { } patch)
            RoleRules.Without(saved.Before, patch);
        return saved;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing");
}
