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
/// <param name="Buffer">A rented array that holds it; given back once it is read.</param>
/// <param name="Length">How much of the array belongs to it.</param>
internal sealed record Piece(SourceProblems Source, PieceKind Kind, byte[] Buffer, int Length, Position At) : IReadable
{
    /// <summary>apiVersion and kind of the list whose items it holds; empty where they come after the items.</summary>
    public (string ApiVersion, string Kind) List { get; init; } = ("", "List");

    private volatile PieceResult? _result;
    private volatile Exception? _failure;

    public PieceResult? Result => _result;

    /// <summary>The failure of the program that came in place of a result.</summary>
    public Exception? Failure => _failure;

    public ReadOnlyMemory<byte> Text => Buffer.AsMemory(0, Length);

    public void Read(PieceReader reader)
    {
        try
        {
            _result = reader.Read(this);
        }
#pragma warning disable CA1031 // Thrown again where the results are put together.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _failure = problem;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(Buffer);
        }
    }
}
