namespace PspMigrate.Cli.Cluster;

/// <summary>A page of a list: where each object stands in it, and how to go on. The objects are not read here.</summary>
internal sealed class ListPage
{
    private readonly byte[] _json;

    /// <exception cref="JsonException">The server sent something else than a list.</exception>
    public ListPage(byte[] json)
    {
        _json = json;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("items"u8))
                ReadItems(ref reader);
            else if (reader.ValueTextEquals("metadata"u8))
                Continue = Texts(ref reader, "continue"u8, default) is ({ Length: > 0 } token, _) ? token : null;
            else
                reader.Skip();
        }
    }

    /// <summary>The token of the next page; null on the last.</summary>
    public string? Continue { get; }

    public List<Range> Items { get; } = [];

    public ReadOnlySpan<byte> this[Range item] => _json.AsSpan(item);

    /// <summary>The names of an object, found without reading the rest of it.</summary>
    public static (string Namespace, string Name) NamesOf(ReadOnlySpan<byte> item)
    {
        var reader = new Utf8JsonReader(item);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("metadata"u8))
                return Texts(ref reader, "namespace"u8, "name"u8);
            reader.Skip();
        }

        return ("", "");
    }

    /// <summary>What an object of a cluster is called in messages.</summary>
    public static string SourceOf(string kind, (string Namespace, string Name) names) =>
        $"cluster:{(names.Namespace.Length > 0 ? names.Namespace + "/" : "")}{kind}/{names.Name}";

    private void ReadItems(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Items.Add(start..(int)reader.BytesConsumed);
        }
    }

    /// <summary>The texts of two fields of the object under a key; empty where there are none.</summary>
    private static (string, string) Texts(ref Utf8JsonReader reader, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var (first, second) = ("", "");
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isFirst, isSecond) = (reader.ValueTextEquals(one), reader.ValueTextEquals(other));
            reader.Read();
            if (isFirst)
                first = reader.GetString() ?? "";
            else if (isSecond)
                second = reader.GetString() ?? "";
            else
                reader.Skip();
        }

        return (first, second);
    }
}
