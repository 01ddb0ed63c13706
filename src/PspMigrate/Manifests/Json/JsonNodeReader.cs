using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Json;

/// <summary>Reads nodes off JSON text, token by token; throws <see cref="JsonException"/> where it isn't valid.</summary>
/// <param name="start">The place of the first byte.</param>
/// <param name="depthBefore">How deep the text stands in its document.</param>
internal ref partial struct JsonNodeReader(Position start, ReadOnlySpan<byte> json, int depthBefore = 0)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private Utf8JsonReader _reader = new(json, Options with { MaxDepth = Limits.Depth + 2 - depthBefore });
    private TextCursor _cursor = new(start);

    /// <summary>Where <see cref="_reader"/> began: it can't be moved, so that another goes on where text was passed over.</summary>
    private int _readerStart;

    /// <summary>Whether to leave out status and metadata.managedFields: most of what a live object consists of, and no part of what it says.</summary>
    public bool LeavesOutRecords { get; init; }

    /// <summary>Values may follow one another; what is nested too deep is left to <see cref="Read"/> to tell.</summary>
    public static JsonReaderOptions Options => new() { AllowMultipleValues = true, MaxDepth = Limits.Depth + 2 };

    public readonly JsonTokenType Token => _reader.TokenType;

    public bool MoveNext() => _reader.Read();

    /// <summary>Passes over the value that begins here.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>The text of the value that begins here.</summary>
    public readonly ReadOnlySpan<byte> Text()
    {
        var rest = _reader;
        rest.Skip();
        return _json[(_readerStart + (int)_reader.TokenStartIndex)..(_readerStart + (int)rest.BytesConsumed)];
    }

    /// <summary>apiVersion and kind of the object that begins here; empty where there is none.</summary>
    public readonly (string ApiVersion, string Kind) Type(bool isQuick, Utf8Words words) => JsonTypes.Find(_reader, isQuick, words);

    /// <summary>True when the current token is this key.</summary>
    public readonly bool IsKey(ReadOnlySpan<byte> key) => _reader.TokenType == JsonTokenType.PropertyName && JsonTypes.IsKey(_reader, key);

    /// <summary>The value that begins at the current token, all of it.</summary>
    public Node Read(int depth, List<Diagnostic> diagnostics)
    {
        var at = Here();
        if (depth > Limits.Depth)
            throw Limits.TooDeep(at);
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMap(at, depth, diagnostics);
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (MoveNext() && _reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(depth + 1, diagnostics));
                return new ListNode(at, items.ToArray());
            case JsonTokenType.String:
                return new ScalarNode(at, Text(at), ScalarType.String);
            case JsonTokenType.Number:
                return Number(at);
            case JsonTokenType.Null:
                return new ScalarNode(at, "null", ScalarType.Null);
            default:
                return new ScalarNode(at, _reader.TokenType == JsonTokenType.True ? "true" : "false", ScalarType.Boolean);
        }
    }

    private MapNode ReadMap(Position at, int depth, List<Diagnostic> diagnostics)
    {
        var map = new MapBuilder(at, diagnostics);
        while (MoveNext() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var keyAt = Here();
            var key = Text(keyAt);
            MoveNext();
            if (LeavesOutRecords && ((depth == 0 && key is "status") || (depth == 1 && key is "managedFields")))
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
        var text = Encoding.ASCII.GetString(_reader.ValueSpan);
        if (_reader.TryGetInt64(out var integer))
            return new ScalarNode(at, integer.ToString(CultureInfo.InvariantCulture), ScalarType.Integer);
        return new ScalarNode(at, text, NumberType(_reader.ValueSpan));
    }

    private static ScalarType NumberType(ReadOnlySpan<byte> number) =>
        number.ContainsAny((byte)'.', (byte)'e', (byte)'E') ? ScalarType.Float : ScalarType.Integer;

    private readonly string Text(Position at)
    {
        if (_reader.ValueSpan.Length > Limits.Scalar)
            throw TooLong(at);
        try
        {
            return _reader.GetString()!;
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

    private readonly int Offset => _readerStart + (int)_reader.TokenStartIndex;

    private Position Here() => _cursor.MoveTo(_json, Offset);

    /// <summary>From the beginning of an object or array to the bracket that ends it.</summary>
    private void PassTo(int end)
    {
        _reader = new Utf8JsonReader(_json[end..], isFinalBlock: true, _reader.CurrentState);
        _readerStart = end;
        MoveNext();
    }
}
