using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster.Cleanup;

/// <summary>What a role says once it has lost rules.</summary>
internal static class RoleRules
{
    /// <summary>The role after a patch of ours, whose removals come from the end.</summary>
    /// <exception cref="FormatException">It is none of ours.</exception>
    public static JsonObject Without(JsonObject role, string patch)
    {
        var left = role.DeepClone().AsObject();
        using var operations = JsonDocument.Parse(patch);
        foreach (var operation in operations.RootElement.EnumerateArray().Where(operation => operation.GetProperty("op").GetString() is "remove"))
        {
            var path = (operation.GetProperty("path").GetString() ?? "").Split('/');
            var list = path switch
            {
                ["", "rules", _] => left["rules"],
                ["", "rules", var rule, "resources", _] => List(left["rules"])[Index(rule)]?["resources"],
                _ => null,
            };
            List(list).RemoveAt(Index(path[^1]));
        }

        return left;
    }

    private static JsonArray List(JsonNode? node) => node as JsonArray ?? throw new FormatException("a change is not about the rules of its role");

    private static int Index(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
