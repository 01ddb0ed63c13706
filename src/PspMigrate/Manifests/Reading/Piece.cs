using System.Buffers;

namespace PspMigrate.Manifests.Reading;

/// <summary>How a piece of a source is read.</summary>
internal enum PieceKind
{
    /// <summary>Whole documents.</summary>
    Documents,

    /// <summary>Items of a JSON list, made an array of their own.</summary>
    JsonItems,

    /// <summary>Items of a list in YAML's block style.</summary>
    YamlItems,
}

/// <summary>A part of a source that can be read by itself.</summary>
/// <param name="buffer">A rented array that holds it; given back once it is read.</param>
/// <param name="length">How much of the array belongs to it.</param>
/// <param name="list">apiVersion and kind of the list whose items it holds; empty where they come after the items.</param>
internal sealed class Piece(SourceProblems source, PieceKind kind, byte[] buffer, int length, Position at, (string ApiVersion, string Kind) list = default)
    : Readable(source, length)
{
    public PieceKind Kind => kind;

    public Position At => at;

    public (string ApiVersion, string Kind) List => list;

    public ReadOnlyMemory<byte> Text => buffer.AsMemory(0, Length);

    public override PieceResult Make(PieceReader reader)
    {
        try
        {
            return reader.Read(this);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
