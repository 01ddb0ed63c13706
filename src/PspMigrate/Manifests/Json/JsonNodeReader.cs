using System.Globalization;
using System.Text;
using System.Text.Json;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Json;

/// <summary>Reads nodes off JSON text, token by token; throws <see cref="JsonException"/> where it isn't valid.</summary>
/// <param name="start">The place of the first byte.</param>
/// <param name="json">The text.</param>
/// <param name="depthBefore">How deep the text stands in its document.</param>
internal ref partial struct JsonNodeReader(Position start, ReadOnlySpan<byte> json, int depthBefore = 0)
{
    private readonly ReadOnlySpan<byte> json = json;
    private Utf8JsonReader reader = new(json, Options with { MaxDepth = Limits.Depth + 2 - depthBefore });
    private TextCursor cursor = new(start);

    /// <summary>Where <see cref="reader"/> began: it can't be moved, so that another goes on where text was passed over.</summary>
    private int readerStart;

    /// <summary>Whether to leave out status and metadata.managedFields: most of what a live object consists of, and no part of what it says.</summary>
    public bool IsLive { get; init; }

    /// <summary>Values may follow one another; what is nested too deep is left to <see cref="Read"/> to tell.</summary>
    public static JsonReaderOptions Options => new() { AllowMultipleValues = true, MaxDepth = Limits.Depth + 2 };

    public readonly JsonTokenType Token => reader.TokenType;

    public bool MoveNext() => reader.Read();

    /// <summary>Passes over the value that begins here.</summary>
    public void Skip() => reader.Skip();

    /// <summary>apiVersion and kind of the object that begins here; empty where there is none.</summary>
    public readonly (string ApiVersion, string Kind) Type(bool isQuick, Utf8Words words) => JsonTypes.Find(reader, isQuick, words);

    /// <summary>True when the current token is this key.</summary>
    public readonly bool IsKey(ReadOnlySpan<byte> key) => reader.TokenType == JsonTokenType.PropertyName && JsonTypes.IsKey(reader, key);

    /// <summary>The value that begins at the current token, all of it.</summary>
    public Node Read(int depth, List<Diagnostic> diagnostics)
    {
        var at = Here();
        if (depth > Limits.Depth)
            throw Limits.TooDeep(at);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMap(at, depth, diagnostics);
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (MoveNext() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(depth + 1, diagnostics));
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

    private MapNode ReadMap(Position at, int depth, List<Diagnostic> diagnostics)
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

            map.Add(key, keyAt, Read(depth + 1, diagnostics));
        }

        return map.Build();
    }

    private ScalarNode Number(Position at)
    {
        var text = Encoding.ASCII.GetString(reader.ValueSpan);
        if (reader.TryGetInt64(out var integer))
            return new ScalarNode(at, integer.ToString(CultureInfo.InvariantCulture), ScalarType.Integer);
        return new ScalarNode(at, text, NumberType(reader.ValueSpan));
    }

    private static ScalarType NumberType(ReadOnlySpan<byte> number) =>
        number.ContainsAny((byte)'.', (byte)'e', (byte)'E') ? ScalarType.Float : ScalarType.Integer;

    private readonly string Text(Position at)
    {
        if (reader.ValueSpan.Length > Limits.Scalar)
            throw TooLong(at);
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw BrokenEscape(at);
        }
    }

    private static ManifestException TooLong(Position at) =>
        ManifestException.At(at, $"a value is longer than {Limits.Scalar:N0} characters");

    private static ManifestException BrokenEscape(Position at) =>
        ManifestException.At(at, "a string contains an escape that is not a character (half of a surrogate pair)");

    private readonly int Offset => readerStart + (int)reader.TokenStartIndex;

    private Position Here() => cursor.MoveTo(json, Offset);

    /// <summary>From the beginning of an object or array to the bracket that ends it.</summary>
    private void PassTo(int end)
    {
        reader = new Utf8JsonReader(json[end..], isFinalBlock: true, reader.CurrentState);
        readerStart = end;
        MoveNext();
    }
}
