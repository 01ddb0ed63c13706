using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Manifests.Reading;

/// <summary>Cuts a long YAML list, in the block style that kubectl writes, between its items.</summary>
internal static class YamlListCutter
{
    /// <summary>Cuts the list that the buffer begins with, to its end.</summary>
    /// <returns>False, and nothing is done, when the buffer doesn't begin with a list of objects.</returns>
    /// <exception cref="ManifestException">What stands around the items is no valid YAML, or doesn't say that it is a list.</exception>
    public static bool TryCut(SourceBuffer buffer, int pieceSize, Action<Piece> take)
    {
        if (FindItems(buffer.Bytes) is not { } first)
            return false;
        var words = new Utf8Words();
        var head = KindHint.FindEach(buffer.Bytes[..first.Offset], words);
        if (head.Kind is { } kind && !ObjectReader.IsList(kind))
            return false;
        buffer.Pass(first.Offset);
        CutItems(buffer, first.Column, pieceSize, head is { Kind: not null, ApiVersion: not null } ? (head.ApiVersion, head.Kind) : ("", "List"), take);

        buffer.Fill(Math.Max(buffer.Bytes.Length, JsonListCutter.LongestTail));
        var tail = buffer.IsAtEnd ? buffer.Bytes.Length : 0;
        foreach (var document in Documents.Split(buffer.Bytes.ToArray()).Take(1))
            tail = document.Text.Length;
        var foot = KindHint.FindEach(buffer.Bytes[..tail], words);
        if (head.Kind is null && foot.Kind is not "List")
            throw JsonListCutter.KindTooLate(buffer.At);

        buffer.Pass(tail);
        return true;
    }

    /// <summary>Where the first item of a top-level <c>items</c> begins, and the column of its dash.</summary>
    private static (int Offset, int Column)? FindItems(ReadOnlySpan<byte> text)
    {
        var key = text.IndexOf("\nitems:\n"u8);
        if (key < 0)
            return null;
        var offset = key + "\nitems:\n"u8.Length;
        var column = text[offset..].IndexOfAnyExcept((byte)' ');
        return column >= 0 && text[(offset + column)..].StartsWith("- "u8) ? (offset, column) : null;
    }

    private static void CutItems(SourceBuffer buffer, int column, int pieceSize, (string ApiVersion, string Kind) list, Action<Piece> take)
    {
        for (var (size, scanned, lastItem) = (pieceSize, 0, 0); ; size = Math.Max(pieceSize, buffer.Bytes.Length * 2))
        {
            buffer.Fill(size);
            var isEnd = Scan(buffer.Bytes, column, ref scanned, ref lastItem) || buffer.IsAtEnd;
            var cut = isEnd ? scanned : lastItem;
            if (cut > 0)
            {
                take(buffer.Take(PieceKind.YamlItems, cut, list));
                scanned -= cut;
                lastItem = 0;
            }

            if (isEnd)
                return;
        }
    }

    /// <summary>Goes on line by line to the first line that is no part of the items; true when there is one.</summary>
    private static bool Scan(ReadOnlySpan<byte> text, int column, ref int at, ref int lastItem)
    {
        while (at < text.Length)
        {
            var length = text[at..].IndexOf((byte)'\n');
            if (length < 0)
                return false;
            var line = text.Slice(at, length);
            var indent = line.IndexOfAnyExcept((byte)' ');
            if (indent >= 0 && indent <= column && line[indent] != '#')
            {
                if (indent < column || !line[indent..].StartsWith("- "u8))
                    return true;
                lastItem = at;
            }

            at += length + 1;
        }

        return false;
    }
}
