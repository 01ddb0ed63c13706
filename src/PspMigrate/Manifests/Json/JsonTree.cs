using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PspMigrate.Manifests;

/// <summary>JSON text → the same positioned nodes as YAML gives.</summary>
public static class JsonTree
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = Limits.Depth + 2 };

    /// <summary>The one value that <paramref name="json"/> holds.</summary>
    /// <exception cref="ManifestException">It isn't valid JSON, or holds more or less than one value.</exception>
    public static Node Parse(string source, ReadOnlySpan<byte> json, List<Diagnostic>? diagnostics = null)
    {
        var values = ParseAll(source, json, firstLine: 1, diagnostics ?? []);
        return values.Count == 1
            ? values[0]
            : throw ManifestException.At(new Position(source, 1, 1), $"expected one JSON value, found {values.Count}");
    }

    /// <inheritdoc cref="Parse(string, ReadOnlySpan{byte}, List{Diagnostic}?)"/>
    public static Node Parse(string source, string json, List<Diagnostic>? diagnostics = null) =>
        Parse(source, Encoding.UTF8.GetBytes(json), diagnostics);

    /// <summary>The values that stand one after another in <paramref name="json"/>.</summary>
    /// <exception cref="ManifestException">It isn't valid JSON.</exception>
    internal static List<Node> ParseAll(string source, ReadOnlySpan<byte> json, int firstLine, List<Diagnostic> diagnostics)
    {
        var tree = new Reader(new Utf8JsonReader(json, Options), json, new JsonCursor(source, firstLine), diagnostics);
        var values = new List<Node>();
        try
        {
            while (tree.MoveNext())
                values.Add(tree.Read(depth: 0));
        }
        catch (JsonException problem)
        {
            var line = (int)(problem.LineNumber ?? 0) + firstLine;
            throw ManifestException.At(
                new Position(source, line, (int)(problem.BytePositionInLine ?? 0) + 1), "this is not valid JSON: " + Reason(problem));
        }

        return values;
    }

    /// <summary>The problem as a part of a sentence, without the place that .NET appends.</summary>
    private static string Reason(JsonException problem)
    {
        var end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.', ' ');
        var sentence = reason.IndexOf(". ", StringComparison.Ordinal);
        reason = sentence < 0 ? reason : reason[..sentence];
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }

    private ref struct Reader(Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonCursor cursor, List<Diagnostic> diagnostics)
    {
        private readonly ReadOnlySpan<byte> json = json;
        private Utf8JsonReader reader = reader;
        private JsonCursor cursor = cursor;

        public bool MoveNext() => reader.Read();

        public Node Read(int depth)
        {
            var at = Here();
            if (depth > Limits.Depth)
                throw ManifestException.At(at, $"maps and lists are nested more than {Limits.Depth} deep");
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    return ReadMap(at, depth);
                case JsonTokenType.StartArray:
                    var items = new List<Node>();
                    while (MoveNext() && reader.TokenType != JsonTokenType.EndArray)
                        items.Add(Read(depth + 1));
                    return new ListNode(at, items.ToArray());
                case JsonTokenType.String:
                    return new ScalarNode(at, Text(at), ScalarType.String);
                case JsonTokenType.Number:
                    return Number(at);
                case JsonTokenType.Null:
                    return new ScalarNode(at, "null", ScalarType.Null);
                default:
                    return new ScalarNode(at, reader.TokenType == JsonTokenType.True ? "true" : "false", ScalarType.Boolean);
            }
        }

        private MapNode ReadMap(Position at, int depth)
        {
            var map = new MapBuilder(at, diagnostics);
            while (MoveNext() && reader.TokenType != JsonTokenType.EndObject)
            {
                var keyAt = Here();
                var key = Text(keyAt);
                MoveNext();
                map.Add(key, keyAt, Read(depth + 1));
            }

            return map.Build();
        }

        private ScalarNode Number(Position at)
        {
            var text = Encoding.ASCII.GetString(reader.ValueSpan);
            if (reader.TryGetInt64(out var integer))
                return new ScalarNode(at, integer.ToString(CultureInfo.InvariantCulture), ScalarType.Integer);
            return new ScalarNode(at, text, text.AsSpan().ContainsAny('.', 'e', 'E') ? ScalarType.Float : ScalarType.Integer);
        }

        private readonly string Text(Position at)
        {
            if (reader.ValueSpan.Length > Limits.Scalar)
                throw ManifestException.At(at, $"a value is longer than {Limits.Scalar:N0} characters");
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                throw ManifestException.At(at, "a string holds an escape that is no character (half of a surrogate pair)");
            }
        }

        private Position Here() => cursor.MoveTo(json, (int)reader.TokenStartIndex);
    }
}
