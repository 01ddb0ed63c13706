using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Truth.Formats;

/// <summary>What became of a pod: every value that was added and every one that went, by its path.</summary>
/// <remarks>
/// The resulting pods are compared, not the steps to them: a recorder may say that a list was replaced or that an item was added to it. What
/// is empty is the same as what isn't there.
/// </remarks>
internal static class PodResult
{
    /// <summary>What policies made of a pod by our answer.</summary>
    public static string Changed(Pod before, Pod after) => Spell(Values(Tree(before)), Values(Tree(after)));

    /// <summary>What they made of it by recorded steps: {op, path, value}, with paths such as /annotations/… and /spec/….</summary>
    public static string Changed(Pod before, IEnumerable<JsonElement> steps)
    {
        var after = Tree(before);
        var failed = steps.Where(step => !Apply(after, step)).Select(step => $"can't be done: {step}").ToList();
        return string.Join('\n', failed.Prepend(Spell(Values(Tree(before)), Values(after))));
    }

    internal static JsonObject Tree(Pod pod)
    {
        var written = PodWriter.Write(pod);
        return new()
        {
            ["annotations"] = JsonNode.Parse(NodeText.Canonical(written.Find("metadata", "annotations"))),
            ["spec"] = JsonNode.Parse(NodeText.Canonical(PodWriter.Spec(pod))),
        };
    }

    private static string Spell(SortedDictionary<string, string> before, SortedDictionary<string, string> after) => string.Join(
        "\n      ",
        before.Except(after).Select(value => $"-{value.Key} {value.Value}")
            .Concat(after.Except(before).Select(value => $"+{value.Key} {value.Value}"))
            .Order(StringComparer.Ordinal));

    private static SortedDictionary<string, string> Values(JsonNode root)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(root, "");
        return values;

        void Add(JsonNode? node, string path)
        {
            switch (node)
            {
                case JsonObject map:
                    foreach (var (key, value) in map)
                        Add(value, $"{path}/{key}");
                    break;
                case JsonArray list:
                    for (var i = 0; i < list.Count; i++)
                        Add(list[i], string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"));
                    break;
                case not null:
                    values[path] = node.ToJsonString();
                    break;
            }
        }
    }

    /// <summary>One step of JSON Patch (RFC 6902); maps and lists that aren't there count as empty.</summary>
    /// <returns>False when it can't be done to this tree.</returns>
    internal static bool Apply(JsonObject root, JsonElement step)
    {
        string[] keys = [.. JsonLines.Text(step, "path")!.Split('/').Skip(1)
            .Select(key => key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        JsonNode parent = root;
        for (var i = 0; i < keys.Length - 1; i++)
        {
            if (Below(parent, keys[i], keys[i + 1]) is not { } next)
                return false;
            parent = next;
        }

        var isAdded = JsonLines.Text(step, "op") is "add";
        var value = JsonLines.Text(step, "op") is "remove" ? null : JsonNode.Parse(step.GetProperty("value").GetRawText());
        return parent switch
        {
            JsonObject map => Put(map, keys[^1], value, isAdded),
            JsonArray list => Put(list, keys[^1], value, isAdded),
            _ => false,
        };
    }

    private static JsonNode? Below(JsonNode parent, string key, string next)
    {
        if (parent is JsonArray list)
            return int.TryParse(key, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < list.Count ? list[index] : null;
        if (parent is not JsonObject map)
            return null;
        if (map[key] is null)
            map[key] = next is "-" || int.TryParse(next, CultureInfo.InvariantCulture, out _) ? new JsonArray() : new JsonObject();
        return map[key];
    }

    private static bool Put(JsonObject map, string key, JsonNode? value, bool isAdded)
    {
        if (isAdded && map[key] is { } there && Values(there).Count > 0)
            return false;
        if (!isAdded && !map.ContainsKey(key))
            return false;
        map[key] = value;
        return true;
    }

    private static bool Put(JsonArray list, string key, JsonNode? value, bool isAdded)
    {
        var index = key is "-" ? list.Count : int.Parse(key, CultureInfo.InvariantCulture);
        if (index > list.Count || (!isAdded && index == list.Count))
            return false;
        if (!isAdded)
            list.RemoveAt(index);
        if (value is not null)
            list.Insert(index, value);
        return true;
    }
}
