namespace PspMigrate.Manifests.Reading;

/// <summary>What a piece of a source holds, in its order.</summary>
internal sealed class PieceResult
{
    public List<ReadObject> Objects { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>The kinds of the objects that were passed over.</summary>
    public List<string> Skipped { get; } = [];

    /// <summary>Of those, the kinds that make pods but hold no pod template.</summary>
    public List<string> Unjudged { get; } = [];

    /// <summary>What other programs make of objects.</summary>
    public List<MissingPart> Missing { get; } = [];

    /// <summary>How many documents of a tree hold no Kubernetes object.</summary>
    public int PassedOver { get; set; }

    public (int Objects, int Diagnostics, int Skipped, int Unjudged) Mark() => (Objects.Count, Diagnostics.Count, Skipped.Count, Unjudged.Count);

    /// <summary>Forgets what came after a mark.</summary>
    public void Reset((int Objects, int Diagnostics, int Skipped, int Unjudged) mark)
    {
        Cut(Objects, mark.Objects);
        Cut(Diagnostics, mark.Diagnostics);
        Cut(Skipped, mark.Skipped);
        Cut(Unjudged, mark.Unjudged);
    }

    /// <summary>One problem in the place of all after the first ones.</summary>
    public void Blame(Diagnostic problem, int first)
    {
        Cut(Diagnostics, first);
        Diagnostics.Add(problem);
    }

    private static void Cut<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);
}
