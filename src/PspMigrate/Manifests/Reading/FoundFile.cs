using System.Buffers;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Reading;

/// <summary>A small file of a tree. The thread that reads it opens it, too: that takes as long as reading it.</summary>
/// <param name="load">Fills a buffer of that length.</param>
internal sealed class FoundFile(SourceProblems source, int length, Action<Memory<byte>> load, CancellationToken stop) : IReadable
{
    private volatile PieceResult? _result;
    private volatile Exception? _failure;

    public SourceProblems Source => source;

    public int Length => length;

    public PieceResult? Result => _result;

    public Exception? Failure => _failure;

    public void Read(PieceReader reader)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            load(buffer.AsMemory(0, length));
            if (Found.IsNoManifest(buffer.AsSpan(0, length)))
            {
                _result = new PieceResult { PassedOver = 1 };
                return;
            }

            if (IsPlain(buffer.AsSpan(0, length)))
            {
                _result = reader.Read(new Piece(source, PieceKind.Documents, buffer, length, new(source.Name, 1, 1)));
                return;
            }

            using var content = new MemoryStream(buffer, 0, length, writable: false);
            Read(content, reader);
        }
#pragma warning disable CA1031 // Thrown again where the results are put together.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _failure = problem;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>True for text that needs no cutting: UTF-8 without a byte order mark.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text) =>
        SourceText.MarkLength(text) == 0 && !SourceText.IsUtf16(text) && !SourceText.IsGzip(text) && !text.Contains((byte)0);

    private void Read(Stream content, PieceReader reader)
    {
        Piece? whole = null;
        try
        {
            SourceCutter.Cut(source, content, piece => (whole = piece).Read(reader), stop);
        }
        catch (ManifestException problem)
        {
            source.Found.Add(problem.Diagnostic);
        }

        _failure = whole?.Failure;
        _result = whole?.Result ?? new PieceResult();
    }
}
