using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Fuzz.Targets;

/// <summary>The ways to read an object of JSON: all of it, what is looked at, and as a cluster sends it.</summary>
internal static class JsonReaders
{
    private static readonly Position Start = new("input.yaml", 1, 1);

    /// <summary>Checks that all ways give the same; text that isn't JSON is none of theirs.</summary>
    public static void Compare(ReadOnlySpan<byte> json, TreeScratch scratch)
    {
        var diagnostics = new List<Diagnostic>();
        Node whole;
        try
        {
            var reader = new JsonNodeReader(Start, json);
            if (!reader.MoveNext() || reader.Token != JsonTokenType.StartObject)
                return;
            whole = reader.Read(depth: 0, diagnostics);
        }
        catch (Exception e) when (e is JsonException or ManifestException)
        {
            return;
        }

        var map = (MapNode)whole;
        var (apiVersion, kind) = (Text(map["apiVersion"]), Text(map["kind"]));
        foreach (var filter in new[] { FieldFilter.All, FieldsOfInterest.Of(apiVersion, kind) })
        {
            // What was read before must make no difference.
            Compare(json, map, filter, scratch, diagnostics.Count > 0);
            Compare(json, map, filter, scratch, diagnostics.Count > 0);
        }

        var live = new ManifestReader(new ReadOptions());
        live.AddLive("live", apiVersion, kind, json);
        foreach (var diagnostic in live.Finish().Diagnostics)
            PropertyException.Unless(
                diagnostic.At is { Source: "live", Line: 0 }, "what is wrong with a live object names it", $"{diagnostic.At}: {diagnostic.Message}");
    }

    private static void Compare(ReadOnlySpan<byte> json, MapNode whole, FieldFilter filter, TreeScratch scratch, bool hasWarnings)
    {
        var reader = new JsonNodeReader(Start, json);
        reader.MoveNext();
        if (reader.ReadObject(depth: 0, filter, scratch) is not { } kept)
        {
            var hasTwoSpellings = json.IndexOf("\\u"u8) >= 0 || json.IndexOf("\\/"u8) >= 0;
            PropertyException.Unless(
                hasWarnings || hasTwoSpellings, "only duplicate keys, and escapes for what others write without, need the full reading of JSON");
            return;
        }

        PropertyException.Unless(!hasWarnings, "duplicate keys are seen by every way to read JSON");
        PropertyException.Unless(Trees.Same(kept, Trees.Only(whole, filter)), "a filter of JSON only leaves fields out", Trees.Show(kept));
        PropertyException.Unless(kept.Content == Fingerprint.Of(whole, filter), "a fingerprint of JSON is of what is looked at");
    }

    private static string Text(Node? node) => node is ScalarNode { Type: ScalarType.String } text ? text.Text : "";
}
