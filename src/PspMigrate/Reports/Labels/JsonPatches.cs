using System.Text.Json;
using PspMigrate.Conversion;

namespace PspMigrate.Reports.Labels;

/// <summary>The labels as one v1 List of partial Namespace objects in JSON.</summary>
public static class JsonPatches
{
    /// <summary>The List; empty text when no namespace needs other labels.</summary>
    public static string Write(Plan plan)
    {
        var namespaces = LabelPatches.Of(plan).ToArray();
        return namespaces.Length == 0 ? "" : JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", "v1");
            json.WriteString("kind", "List");
            json.WriteStartArray("items");
            foreach (var item in namespaces)
                Write(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, NamespacePlan plan)
    {
        json.WriteStartObject();
        json.WriteString("apiVersion", "v1");
        json.WriteString("kind", "Namespace");
        json.WriteStartObject("metadata");
        json.WriteString("name", plan.Name);
        json.WriteStartObject("labels");
        foreach (var (key, value) in plan.FinalLabels)
            json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
