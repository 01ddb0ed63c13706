using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Reading;

/// <summary>Cuts a source into pieces that can be read by themselves: between documents, and between the items of long lists.</summary>
internal static class SourceCutter
{
    /// <summary>Large enough that handing a piece to another thread costs nothing, small enough that it is still in the cache there.</summary>
    private const int PieceSize = 256 << 10;

    /// <summary>Most files are smaller, and need no more.</summary>
    private const int FirstSize = 64 << 10;

    /// <summary>Documents up to this size are read as a whole.</summary>
    private const int WholeSize = 4 << 20;

    /// <summary>Hands over the pieces of a source in order.</summary>
    /// <exception cref="ManifestException">The source, from some place on, can't be read at all.</exception>
    public static void Cut(SourceProblems source, Stream content, Action<Piece> take, CancellationToken stop)
    {
        using var buffer = new SourceBuffer(source, content, stop);
        buffer.Fill(FirstSize);
        if (SourceText.IsUtf16(buffer.Bytes))
        {
            for (var size = PieceSize; !buffer.IsAtEnd; size *= 2)
                buffer.Fill(size);
            buffer.Replace(SourceText.FromUtf16(buffer.Bytes));
        }

        buffer.Skip(SourceText.MarkLength(buffer.Bytes));
        CutDocuments(buffer, take);
    }

    private static void CutDocuments(SourceBuffer buffer, Action<Piece> take)
    {
        for (var size = PieceSize; ;)
        {
            buffer.Fill(size);
            var cut = buffer.IsAtEnd ? buffer.Bytes.Length : Documents.LastBoundary(buffer.Bytes);
            if (cut > 0)
            {
                take(buffer.Take(PieceKind.Documents, cut));
                size = PieceSize;
            }
            else if (size == WholeSize && (JsonListCutter.TryCut(buffer, PieceSize, take) || YamlListCutter.TryCut(buffer, PieceSize, take)))
            {
                size = PieceSize;
            }
            else
            {
                size *= 2;
            }

            if (buffer.IsAtEnd && buffer.Bytes.IsEmpty)
                return;
        }
    }
}
