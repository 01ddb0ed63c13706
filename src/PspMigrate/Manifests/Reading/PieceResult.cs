namespace PspMigrate.Manifests;

/// <summary>What a piece of a source holds, in its order.</summary>
internal sealed class PieceResult
{
    public List<ReadObject> Objects { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>The kinds of the objects that were passed over.</summary>
    public List<string> Skipped { get; } = [];

    public (int Objects, int Diagnostics, int Skipped) Mark() => (Objects.Count, Diagnostics.Count, Skipped.Count);

    /// <summary>Forgets what came after a mark.</summary>
    public void Reset((int Objects, int Diagnostics, int Skipped) mark)
    {
        Cut(Objects, mark.Objects);
        Cut(Diagnostics, mark.Diagnostics);
        Cut(Skipped, mark.Skipped);

        static void Cut<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);
    }
}
