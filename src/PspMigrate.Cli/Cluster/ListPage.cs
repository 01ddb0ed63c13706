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
                ReadMetadata(ref reader);
            else
                reader.Skip();
        }
    }

    /// <summary>The token of the next page; null on the last.</summary>
    public string? Continue { get; private set; }

    public List<Range> Items { get; } = [];

    public ReadOnlySpan<byte> this[Range item] => _json.AsSpan(item);

    /// <summary>The names of an object, found without reading the rest of it.</summary>
    public static (string Namespace, string Name) NamesOf(ReadOnlySpan<byte> item)
    {
        var (name, @namespace) = ("", "");
        var reader = new Utf8JsonReader(item);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("metadata"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isName = reader.ValueTextEquals("name"u8);
                var isNamespace = reader.ValueTextEquals("namespace"u8);
                reader.Read();
                if (isName)
                    name = reader.GetString() ?? "";
                else if (isNamespace)
                    @namespace = reader.GetString() ?? "";
                else
                    reader.Skip();
            }

            break;
        }

        return (@namespace, name);
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

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isContinue = reader.ValueTextEquals("continue"u8);
            reader.Read();
            if (isContinue && reader.GetString() is { Length: > 0 } token)
                Continue = token;
            else
                reader.Skip();
        }
    }
}
