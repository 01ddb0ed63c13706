using System.Text.Unicode;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Manifests.Reading;

/// <summary>Reads the objects of JSON text one by one, lists item by item.</summary>
internal static class JsonDocuments
{
    /// <summary>How deep a piece with items of a list stands.</summary>
    private const int DepthOfItems = 1;

    /// <summary>Reads values that follow one another.</summary>
    /// <param name="start">The place of the first byte.</param>
    /// <param name="result">Takes them. What it took counts only when nothing is thrown.</param>
    /// <exception cref="ManifestException">The text isn't valid JSON, or goes beyond a limit.</exception>
    public static void Read(Position start, ReadOnlySpan<byte> json, ObjectReader objects, PieceResult result, TreeScratch scratch)
    {
        try
        {
            var isUtf8 = Utf8.IsValid(json);
            var reader = new JsonNodeReader(start, json);
            while (reader.MoveNext())
            {
                var (apiVersion, kind) = reader.Type(isQuick: false, scratch.Words);
                if (HoldsNothing(reader, apiVersion, kind))
                {
                    reader.Skip();
                    result.Skipped.Add(kind);
                }
                else if (ObjectReader.IsList(kind))
                {
                    while (reader.MoveNext() && reader.Token != JsonTokenType.EndObject)
                        ReadEntry(ref reader, (apiVersion, kind), isUtf8, objects, result, scratch);
                }
                else if (json.Length > Limits.Object && kind.Length > 0 && reader.Text().Length > Limits.Object)
                {
                    reader.Skip();
                    result.Diagnostics.Add(Limits.TooLarge(start));
                }
                else
                {
                    objects.Add(ReadObject(ref reader, 0, isUtf8, result, scratch), result);
                }
            }
        }
        catch (JsonException problem)
        {
            throw Explain(problem, start, json);
        }
    }

    /// <summary>Reads a piece that holds items of a list.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static void ReadItems(Piece piece, ObjectReader objects, PieceResult result, TreeScratch scratch)
    {
        var json = piece.Text.Span;
        try
        {
            var isUtf8 = Utf8.IsValid(json);
            var reader = new JsonNodeReader(piece.At, json, DepthOfItems);
            reader.MoveNext();
            ReadItems(ref reader, piece.List, isUtf8, objects, result, scratch);
            reader.MoveNext();
        }
        catch (JsonException problem)
        {
            throw Explain(problem, piece.At, json, DepthOfItems);
        }
    }

    /// <summary>One object as an API server sends it: without lines, and without what the server keeps for itself.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static Node ReadLive(string source, string apiVersion, string kind, ReadOnlySpan<byte> json, PieceResult result, TreeScratch scratch)
    {
        var start = new Position(source, 0, 0);
        try
        {
            // Who set a namespace's labels stands in its managedFields.
            var reader = new JsonNodeReader(start, json) { LeavesOutRecords = Kinds.Classify(apiVersion, kind) != Interest.Namespace };
            reader.MoveNext();
            var before = reader;
            var filter = FieldsOfInterest.Of(apiVersion, kind, scratch.KeepsRequiredFields);
            if (!ReferenceEquals(filter, FieldFilter.All) && reader.Token == JsonTokenType.StartObject && Utf8.IsValid(json)
                && reader.ReadObject(depth: 0, filter, scratch) is { } map)
            {
                return map;
            }

            return before.Read(depth: 0, result.Diagnostics);
        }
        catch (JsonException problem)
        {
            throw Explain(problem, start, json);
        }
    }

    /// <summary>The message, with the place: where text was passed over, the reader doesn't know it.</summary>
    private static ManifestException Explain(JsonException problem, Position start, ReadOnlySpan<byte> json, int depthBefore = 0)
    {
        try
        {
            var whole = new JsonNodeReader(start, json, depthBefore);
            while (whole.MoveNext())
            {
            }
        }
        catch (JsonException exact)
        {
            problem = exact;
        }

        return JsonTree.Explain(problem, start);
    }

    private static void ReadEntry(
        ref JsonNodeReader reader, (string ApiVersion, string Kind) list, bool isUtf8, ObjectReader objects, PieceResult result, TreeScratch scratch)
    {
        var isItems = reader.IsKey("items"u8);
        reader.MoveNext();
        if (isItems && reader.Token == JsonTokenType.StartArray)
            ReadItems(ref reader, list, isUtf8, objects, result, scratch);
        else
            reader.Skip();
    }

    private static void ReadItems(
        ref JsonNodeReader reader, (string ApiVersion, string Kind) list, bool isUtf8, ObjectReader objects, PieceResult result, TreeScratch scratch)
    {
        while (reader.MoveNext() && reader.Token != JsonTokenType.EndArray)
            objects.AddItem(ReadObject(ref reader, 2, isUtf8, result, scratch), list.ApiVersion, list.Kind, result);
    }

    /// <summary>Whether the object that begins here neither is of interest nor may hold others.</summary>
    private static bool HoldsNothing(in JsonNodeReader reader, string apiVersion, string kind) => Kinds.Classify(apiVersion, kind) switch
    {
        Interest.None => true,
        Interest.Files => Found.HoldsNoObjects(reader.Text()),
        _ => false,
    };

    /// <summary>What is looked at of an object; all of it where that doesn't do.</summary>
    private static Node ReadObject(ref JsonNodeReader reader, int depth, bool isUtf8, PieceResult result, TreeScratch scratch)
    {
        var before = reader;
        if (isUtf8 && reader.Token == JsonTokenType.StartObject)
        {
            var (apiVersion, kind) = reader.Type(isQuick: true, scratch.Words);
            var filter = HoldsNothing(reader, apiVersion, kind)
                ? FieldsOfInterest.Nothing
                : FieldsOfInterest.Of(apiVersion, kind, scratch.KeepsRequiredFields);
            if (reader.ReadObject(depth, filter, scratch) is { } map)
                return map;
            reader = before;
        }

        return reader.Read(depth, result.Diagnostics);
    }
}
