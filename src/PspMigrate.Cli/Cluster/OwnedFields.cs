using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>What a field manager applied to an object, put together again from managedFields and the object's values.</summary>
internal static class OwnedFields
{
    /// <summary>The configuration; null when it holds items of lists, which are not put together here.</summary>
    public static JsonObject? Of(JsonObject root, string manager)
    {
        var configuration = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace" };
        var applied = root["metadata"]!["managedFields"]!.AsArray().OfType<JsonObject>()
            .Where(entry => $"{entry["operation"]}" is "Apply" && string.Equals($"{entry["manager"]}", manager, StringComparison.Ordinal))
            .Select(entry => entry["fieldsV1"]).OfType<JsonObject>();
        return applied.All(fields => Copy(fields, root, configuration)) ? configuration : null;
    }

    private static bool Copy(JsonObject fields, JsonObject values, JsonObject into)
    {
        foreach (var (field, below) in fields.Where(field => field.Key is not "."))
        {
            if (!field.StartsWith("f:", StringComparison.Ordinal))
                return false;
            var name = field[2..];
            if (!values.TryGetPropertyValue(name, out var value))
                continue;
            if (below is not JsonObject owned || owned.All(inner => inner.Key is "."))
            {
                into[name] = value?.DeepClone();
                continue;
            }

            var inner = into[name] as JsonObject ?? [];
            into[name] ??= inner;
            if (!Copy(owned, value as JsonObject ?? [], inner))
                return false;
        }

        return true;
    }
}
