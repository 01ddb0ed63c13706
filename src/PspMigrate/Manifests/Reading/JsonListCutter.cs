using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Reading;

/// <summary>Cuts a long JSON list between its items, so that it need not be held as a whole.</summary>
internal static class JsonListCutter
{
    /// <summary>What may stand behind the items of a list.</summary>
    public const int LongestTail = 1 << 20;

    /// <summary>Cuts the list that the buffer begins with, to its end.</summary>
    /// <returns>False, and nothing is done, when the buffer doesn't begin with a list of objects.</returns>
    /// <exception cref="ManifestException">It is no valid JSON, or turns out to be no list.</exception>
    public static bool TryCut(SourceBuffer buffer, int pieceSize, Action<Piece> take)
    {
        var (preamble, _) = Documents.Preamble(buffer.Bytes);
        if (FindItems(buffer.Bytes[preamble..], out var list) is not { } offset || (list.Kind.Length > 0 && !ObjectReader.IsList(list.Kind)))
            return false;
        buffer.Pass(preamble + offset);
        CutItems(buffer, pieceSize, list.Kind.Length == 0 ? ("", "List") : list, take);
        PassTail(buffer, list.Kind.Length > 0);
        return true;
    }

    /// <summary>What to say of a list of which it turns out too late what it is a list of.</summary>
    public static ManifestException KindTooLate(Position at) => ManifestException.At(
        at, "the kind of a long list must come before its items", "put kind before items, or use kind: List; or split the file");

    /// <summary>The offset of the bracket after a top-level <c>items</c>, and the type as far as it stands before.</summary>
    private static int? FindItems(ReadOnlySpan<byte> json, out (string ApiVersion, string Kind) list)
    {
        var (apiVersion, kind) = ("", "");
        list = default;
        var words = new Utf8Words();
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(JsonNodeReader.Options));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isItems, isKind, isApiVersion) =
                    (JsonTypes.IsKey(reader, "items"u8), JsonTypes.IsKey(reader, "kind"u8), JsonTypes.IsKey(reader, "apiVersion"u8));
                if (!reader.Read() || (isItems && reader.TokenType != JsonTokenType.StartArray))
                    return null;
                if (isItems)
                {
                    list = (apiVersion, kind);
                    return (int)reader.TokenStartIndex;
                }

                if (isKind && reader.TokenType == JsonTokenType.String)
                    kind = JsonTypes.Text(ref reader, words);
                else if (isApiVersion && reader.TokenType == JsonTokenType.String)
                    apiVersion = JsonTypes.Text(ref reader, words);
                else if (!reader.TrySkip())
                    return null;
            }
        }
        catch (JsonException)
        {
            // The whole reading says what is wrong.
        }

        return null;
    }

    /// <summary>Each piece is made an array: the bracket or comma before it becomes <c>[</c>, the comma behind it <c>]</c>.</summary>
    private static void CutItems(SourceBuffer buffer, int pieceSize, (string ApiVersion, string Kind) list, Action<Piece> take)
    {
        var brackets = new JsonBrackets();
        var scanned = 1;
        for (var size = pieceSize; ; size = Math.Max(pieceSize, buffer.Bytes.Length * 2))
        {
            buffer.Fill(size);
            var isEnd = brackets.Scan(buffer.Bytes, ref scanned, out var lastComma);
            var cut = isEnd ? scanned : lastComma;
            if (cut > 0)
            {
                buffer.Bytes[cut] = (byte)']';
                take(buffer.Take(PieceKind.JsonItems, cut + 1, list, keep: 1));
                buffer.Bytes[0] = (byte)'[';
                scanned -= cut;
                if (isEnd)
                    return;
            }
            else if (buffer.IsAtEnd)
            {
                throw ManifestException.At(buffer.At, "this is not valid JSON: the list has no end; what is cut off begins here");
            }
        }
    }

    /// <summary>Reads what stands between the items and the end of the list: often its kind.</summary>
    private static void PassTail(SourceBuffer buffer, bool isKnownList)
    {
        buffer.Fill(Math.Max(buffer.Bytes.Length, LongestTail));
        var tail = buffer.Bytes;

        // The bracket that ends the items becomes a brace: what is left of the list is an object of its own.
        tail[0] = (byte)'{';
        var next = 1 + tail[1..].IndexOfAnyExcept(" \t\r\n"u8);
        if (next > 0 && tail[next] == ',' && tail[(next + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'"', ..])
            tail[next] = (byte)' ';
        else if (next > 0 && tail[next] != '}')
            throw ManifestException.At(buffer.At, "this is not valid JSON: what follows the items of this list is no part of it");
        var kind = "";
        try
        {
            var reader = new Utf8JsonReader(tail, JsonNodeReader.Options);
            reader.Read();
            kind = JsonTypes.Find(reader, isQuick: false, new Utf8Words()).Kind;
            reader.Skip();
            buffer.Pass((int)reader.BytesConsumed);
        }
        catch (JsonException problem)
        {
            throw JsonTree.Explain(problem, buffer.At);
        }

        if (!isKnownList && kind is not "List")
            throw KindTooLate(buffer.At);
    }
}
