using System.Buffers;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Reading;

/// <summary>The part of a source that is at hand: filled from its stream, and handed on in pieces from the front.</summary>
internal sealed class SourceBuffer(SourceProblems source, Stream content, CancellationToken stop) : IDisposable
{
    private byte[] _buffer = [];
    private int _length;
    private bool _isOpen = true;
    private bool _isUtf16;

    /// <summary>Where the bytes at hand begin in the source.</summary>
    public Position At { get; private set; } = new(source.Name, 1, 1);

    /// <summary>True when nothing comes after the bytes at hand.</summary>
    public bool IsAtEnd => !_isOpen;

    public Span<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Reads until <paramref name="size"/> bytes are at hand, or the source ends.</summary>
    /// <exception cref="ManifestException">The source looks like a binary file, or a document of it is too large.</exception>
    public void Fill(int size)
    {
        if (size > Limits.Document)
        {
            throw ManifestException.At(
                At, $"one document is larger than {Limits.Document >> 20} MiB", "split it, or give lists in the form that kubectl writes");
        }

        if (!_isOpen)
            return;
        Reserve(size);
        while (_isOpen && _length < size)
        {
            stop.ThrowIfCancellationRequested();
            // Two bytes tell text from what only looks like it at its first byte; a pipe may hand over one.
            var read = content.ReadAtLeast(_buffer.AsSpan(_length, size - _length), Math.Min(2, size - _length), throwOnEndOfStream: false);
            _isOpen = read > 0;
            CheckText(_length, read);
            _length += read;
        }
    }

    /// <summary>Forgets bytes at the front.</summary>
    public void Pass(int count)
    {
        At = new TextCursor(At).MoveTo(Bytes, count);
        Skip(count);
    }

    /// <summary>Forgets bytes at the front that have no place of their own.</summary>
    public void Skip(int count)
    {
        _length -= count;
        _buffer.AsSpan(count, _length).CopyTo(_buffer);
    }

    /// <summary>Makes a piece of the bytes at the front.</summary>
    /// <param name="list">The list whose items they are.</param>
    /// <param name="keep">How many of them, at its end, stay at hand as well.</param>
    public Piece Take(PieceKind kind, int count, (string ApiVersion, string Kind) list = default, int keep = 0)
    {
        var piece = new Piece(source, kind, _buffer, count, At, list);
        At = new TextCursor(At).MoveTo(Bytes, count - keep);
        var rest = _buffer.AsSpan(count - keep, _length - count + keep);
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(rest.Length, 1));
        rest.CopyTo(_buffer);
        _length = rest.Length;
        return piece;
    }

    /// <summary>Puts other bytes in the place of all at hand.</summary>
    public void Replace(byte[] bytes)
    {
        _length = 0;
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer, 0);
        _length = bytes.Length;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Reserve(int size)
    {
        if (_buffer.Length >= size)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(size);
        Bytes.CopyTo(larger);
        Dispose();
        _buffer = larger;
    }

    private void CheckText(int from, int count)
    {
        var added = _buffer.AsSpan(from, count);
        var isStart = from == 0 && At is { Line: 1, Column: 1 };
        _isUtf16 |= isStart && SourceText.IsUtf16(added);
        if (_isUtf16)
            return;
        var zero = isStart && SourceText.IsGzip(added) ? 0 : added.IndexOf((byte)0);
        if (zero >= 0)
        {
            throw ManifestException.At(
                new TextCursor(At).MoveTo(_buffer.AsSpan(0, from + zero), from + zero),
                "this looks like a binary file, not YAML or JSON",
                "give manifests as text");
        }
    }
}
