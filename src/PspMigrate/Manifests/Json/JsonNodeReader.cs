using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PspMigrate.Manifests;

/// <summary>Reads nodes off JSON text, token by token; throws <see cref="JsonException"/> where it isn't valid.</summary>
internal ref struct JsonNodeReader(string source, ReadOnlySpan<byte> json, int firstLine, List<Diagnostic> diagnostics)
{
    private readonly ReadOnlySpan<byte> json = json;
    private Utf8JsonReader reader = new(json, Options);
    private JsonCursor cursor = new(source, firstLine);

    /// <summary>Whether to leave out status and metadata.managedFields: most of what a live object consists of, and no part of what it says.</summary>
    public bool IsLive { get; init; }

    /// <summary>Values may follow one another; what is nested too deep is left to <see cref="Read"/> to tell.</summary>
    public static JsonReaderOptions Options => new() { AllowMultipleValues = true, MaxDepth = Limits.Depth + 2 };

    public readonly JsonTokenType Token => reader.TokenType;

    public bool MoveNext() => reader.Read();

    /// <summary>Passes over the value that begins here.</summary>
    public void Skip() => reader.Skip();

    /// <summary>True when the current token is this key.</summary>
    public readonly bool IsKey(ReadOnlySpan<byte> key) => reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(key);

    /// <summary>The value that begins at the current token.</summary>
    public Node Read(int depth)
    {
        var at = Here();
        if (depth > Limits.Depth)
            throw Limits.TooDeep(at);
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
            if (IsLive && ((depth == 0 && key is "status") || (depth == 1 && key is "managedFields")))
            {
                Skip();
                continue;
            }

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
