using System.Globalization;
using System.Text.Json.Nodes;

namespace PspMigrate.Truth.Keeping;

/// <summary>What differs between two trees; a null or an empty list is the same as what isn't there.</summary>
internal static class PodTrees
{
    /// <summary>Each difference as path, expected and actual value; nothing when there is none.</summary>
    public static string Differences(JsonNode? expected, JsonNode? actual) => string.Join("; ", Between(expected, actual, ""));

    private static IEnumerable<string> Between(JsonNode? expected, JsonNode? actual, string path)
    {
        if (IsNone(expected) && IsNone(actual))
            return [];
        return (expected, actual) switch
        {
            (JsonObject one, JsonObject other) => one.Select(entry => entry.Key).Union(other.Select(entry => entry.Key), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal).SelectMany(key => Between(one[key], other[key], $"{path}/{key}")),
            (JsonArray one, JsonArray other) when one.Count == other.Count =>
                Enumerable.Range(0, one.Count).SelectMany(i => Between(one[i], other[i], string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"))),
            _ => JsonNode.DeepEquals(expected, actual) ? [] : [$"{path}: {Text(expected)}, not {Text(actual)}"],
        };
    }

    private static bool IsNone(JsonNode? node) => node is null or JsonArray { Count: 0 };

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
