namespace PspMigrate.Manifests.Reading;

/// <summary>Something that one thread reads by itself; the results are handed on in order.</summary>
/// <param name="source">What it is a part of.</param>
/// <param name="length">How many bytes it has.</param>
internal abstract class Readable(SourceProblems source, int length)
{
    private volatile PieceResult? _result;
    private volatile Exception? _failure;

    public SourceProblems Source => source;

    public int Length => length;

    /// <summary>What it holds, once it has been read.</summary>
    public PieceResult? Result => _result;

    /// <summary>The failure of the program that came in place of a result.</summary>
    public Exception? Failure => _failure;

    public bool IsDone => Result is not null || Failure is not null;

    /// <summary>Reads it; never throws.</summary>
    public void Read(PieceReader reader)
    {
        try
        {
            _result = Make(reader);
        }
#pragma warning disable CA1031 // Thrown again where the results are put together.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _failure = problem;
        }
    }

    /// <summary>What it holds.</summary>
    public abstract PieceResult Make(PieceReader reader);
}
