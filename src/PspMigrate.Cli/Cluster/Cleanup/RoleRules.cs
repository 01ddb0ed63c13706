using System.Globalization;
using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster.Cleanup;

/// <summary>What a role says once it has lost rules.</summary>
internal static class RoleRules
{
    /// <summary>The role after a patch of ours, whose removals come from the end.</summary>
    public static JsonObject Without(JsonObject role, string patch)
    {
        var left = role.DeepClone().AsObject();
        foreach (var operation in JsonNode.Parse(patch)!.AsArray().Where(operation => operation!["op"]!.GetValue<string>() is "remove"))
        {
            var path = operation!["path"]!.GetValue<string>().Split('/');
            var list = (path.Length > 3 ? left["rules"]![Index(path[2])]!["resources"] : left["rules"])!.AsArray();
            list.RemoveAt(Index(path[^1]));
        }

        return left;
    }

    private static int Index(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
