namespace PspMigrate.Manifests.Reading;

/// <summary>Something that one thread reads by itself; the results are handed on in order.</summary>
internal interface IReadable
{
    /// <summary>What it is a part of.</summary>
    SourceProblems Source { get; }

    /// <summary>How many bytes it has.</summary>
    int Length { get; }

    /// <summary>What it holds, once it has been read.</summary>
    PieceResult? Result { get; }

    /// <summary>The failure that came in place of a result.</summary>
    Exception? Failure { get; }

    bool IsDone => Result is not null || Failure is not null;

    /// <summary>Reads it; never throws.</summary>
    void Read(PieceReader reader);
}
