using System.Text.Json;

namespace PspMigrate.Manifests;

/// <summary>Hands the objects of JSON text to a collector as they come, so that a list's items need not all be kept.</summary>
internal static class JsonDocuments
{
    /// <exception cref="ManifestException">The text isn't valid JSON, or goes beyond a limit.</exception>
    public static void Read(
        string source, ReadOnlySpan<byte> json, int firstLine, ObjectCollector objects, List<Diagnostic> diagnostics)
    {
        try
        {
            // Types come after the items in what kubectl writes; this also makes sure of the whole text before anything is kept.
            var types = Types(json);
            var reader = new JsonNodeReader(source, json, firstLine, diagnostics);
            foreach (var (apiVersion, kind) in types)
            {
                reader.MoveNext();
                if (Kinds.Classify(apiVersion, kind) == Interest.None)
                {
                    reader.Skip();
                    objects.Skip(kind);
                }
                else if (ObjectCollector.IsList(kind))
                {
                    ReadList(ref reader, apiVersion, kind, objects, diagnostics);
                }
                else
                {
                    objects.Add(reader.Read(depth: 0), diagnostics);
                }
            }
        }
        catch (JsonException problem)
        {
            throw JsonTree.Explain(problem, source, firstLine);
        }
    }

    private static void ReadList(
        ref JsonNodeReader reader, string apiVersion, string kind, ObjectCollector objects, List<Diagnostic> diagnostics)
    {
        while (reader.MoveNext() && reader.Token != JsonTokenType.EndObject)
        {
            var isItems = reader.IsKey("items"u8);
            reader.MoveNext();
            if (!isItems || reader.Token != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.MoveNext() && reader.Token != JsonTokenType.EndArray)
                objects.AddItem(reader.Read(depth: 2), apiVersion, kind, diagnostics);
        }
    }

    /// <summary>apiVersion and kind of each value, empty where there is none.</summary>
    private static List<(string ApiVersion, string Kind)> Types(ReadOnlySpan<byte> json)
    {
        var types = new List<(string ApiVersion, string Kind)>();
        var reader = new Utf8JsonReader(json, JsonNodeReader.Options);
        var (apiVersion, kind) = ("", "");
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isKind = reader.ValueTextEquals("kind"u8);
                if ((isKind || reader.ValueTextEquals("apiVersion"u8)) && reader.Read() && reader.TokenType == JsonTokenType.String)
                    (apiVersion, kind) = isKind ? (apiVersion, Text(ref reader)) : (Text(ref reader), kind);
            }

            if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                types.Add((apiVersion, kind));
                (apiVersion, kind) = ("", "");
            }
        }

        return types;
    }

    /// <summary>A type's name; one with a broken escape is none, and is told of when the object is read.</summary>
    private static string Text(ref Utf8JsonReader reader) => reader.ValueIsEscaped ? "" : reader.GetString()!;
}
