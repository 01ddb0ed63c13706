using System.Buffers;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Reading;

/// <summary>A small file of a tree. The thread that reads it opens it, too: that takes as long as reading it.</summary>
/// <param name="load">Fills a buffer of that length.</param>
internal sealed class FoundFile(SourceProblems source, int length, Action<Memory<byte>> load, CancellationToken stop) : Readable(source, length)
{
    public override PieceResult Make(PieceReader reader)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Length);
        try
        {
            var text = buffer.AsMemory(0, Length);
            load(text);
            if (Found.IsNoManifest(text.Span))
                return new PieceResult { PassedOver = 1 };
            if (IsPlain(text.Span))
                return reader.Read(new Piece(Source, PieceKind.Documents, buffer, Length, new(Source.Name, 1, 1)));
            using var content = new MemoryStream(buffer, 0, Length, writable: false);
            return Cut(content, reader);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>True for text that needs no cutting: UTF-8 without a byte order mark.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text) =>
        SourceText.MarkLength(text) == 0 && !SourceText.IsUtf16(text) && !SourceText.IsGzip(text) && !text.Contains((byte)0);

    private PieceResult Cut(Stream content, PieceReader reader)
    {
        var result = new PieceResult();
        try
        {
            SourceCutter.Cut(Source, content, piece => result = piece.Make(reader), stop);
        }
        catch (ManifestException problem)
        {
            Source.Found.Add(problem.Diagnostic);
        }
        return result;
    }
}
