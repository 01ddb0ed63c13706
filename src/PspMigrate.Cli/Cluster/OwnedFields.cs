using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>What a field manager applied to an object, put together again from managedFields and the object's values.</summary>
internal static class OwnedFields
{
    /// <summary>The configuration; null when it holds items of lists, which are not put together here.</summary>
    public static JsonObject? Of(JsonElement root, string manager)
    {
        var configuration = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace" };
        foreach (var entry in root.GetProperty("metadata").GetProperty("managedFields").EnumerateArray())
        {
            if (entry.GetProperty("operation").ValueEquals("Apply") && entry.GetProperty("manager").ValueEquals(manager)
                && entry.TryGetProperty("fieldsV1", out var fields) && !Copy(fields, root, configuration))
            {
                return null;
            }
        }

        return configuration;
    }

    private static bool Copy(JsonElement fields, JsonElement values, JsonObject into)
    {
        foreach (var field in fields.EnumerateObject())
        {
            if (field.Name is ".")
                continue;
            if (!field.Name.StartsWith("f:", StringComparison.Ordinal))
                return false;
            var name = field.Name[2..];
            if (values.ValueKind != JsonValueKind.Object || !values.TryGetProperty(name, out var value))
                continue;
            var isLeaf = !field.Value.EnumerateObject().Any(inner => inner.Name is not ".");
            if (isLeaf)
            {
                into[name] = JsonNode.Parse(value.GetRawText());
                continue;
            }

            var inner = into[name] as JsonObject ?? [];
            into[name] ??= inner;
            if (!Copy(field.Value, value, inner))
                return false;
        }

        return true;
    }
}
