using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster.Cleanup;

/// <summary>What a cleanup took away, as a file: what <c>cleanup --restore</c> needs.</summary>
/// <param name="Objects">In the order in which they went.</param>
internal sealed record RestoreFile(string Cluster, ImmutableArray<SavedObject> Objects) : IUndoFile
{
    public static readonly UndoFormat Format = new("pspmigrate-restore", "restore file", "cleanup --apply", "--restore-file", "cleanup --restore");

    public string Text() => Format.Text(
        Cluster,
        ("objects",
            [.. Objects.Select(item => new JsonObject { ["path"] = item.Path, ["before"] = item.Before.DeepClone(), ["patch"] = item.Patch })]));

    /// <exception cref="CommandException">It is none.</exception>
    public static RestoreFile Parse(string path, string text) => Format.Parse(
        path, text, (cluster, root) => new RestoreFile(cluster, [.. root.GetProperty("objects").EnumerateArray().Select(Object)]));

    /// <summary>An object, which is of a kind that a cleanup takes away, and stands where its path says.</summary>
    private static SavedObject Object(JsonElement element)
    {
        var said = element.GetProperty("before");
        var (kind, metadata) = (Text(said, "kind"), said.GetProperty("metadata"));
        var saved = new SavedObject(Text(element, "path"), UndoFormat.Object(said), element.GetProperty("patch").GetString());
        if (kind is not ("PodSecurityPolicy" or "Role" or "ClusterRole" or "RoleBinding" or "ClusterRoleBinding"))
            throw new FormatException($"cleanup never deletes a {kind}");
        var path = ApiServer.PathOf(
            kind, Text(said, "apiVersion"), metadata.TryGetProperty("namespace", out _) ? Text(metadata, "namespace") : null, Text(metadata, "name"));
        if (!string.Equals(path, saved.Path, StringComparison.Ordinal))
            throw new FormatException($"the path {saved.Path} is not that of {saved.Name}");
        saved.After();
        return saved;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing");
}
