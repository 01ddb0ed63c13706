namespace PspMigrate.Manifests.Reading;

/// <summary>What to do with an object whose kind and name were read before.</summary>
internal enum Repeat
{
    /// <summary>Its name is new.</summary>
    First,

    /// <summary>It stands there once more.</summary>
    Copy,

    /// <summary>It is another variant of a workload, which is judged, too.</summary>
    Variant,
}

/// <summary>Remembers which objects were read: the same one again is fine, a different one of the same name may be not.</summary>
internal sealed class Duplicates
{
    private const string Clusters =
        "where they belong to different clusters, read one at a time (pr --path), or each by itself (convert and check --cluster-dir 'clusters/*')";

    private readonly Dictionary<(string Kind, string Namespace, string Name), (UInt128 Content, Position At, object Item)> _seen = [];

    /// <summary>True for an object of a cluster that is to be kept: no two have one name, and those of files win.</summary>
    public bool IsFirstLive(ReadObject read) => !_seen.ContainsKey(Key(read));

    /// <summary>What the object is beside those of its name; where they differ, that is told.</summary>
    public Repeat Add(ReadObject read, List<Diagnostic> diagnostics)
    {
        var key = Key(read);
        if (_seen.TryAdd(key, (read.Content, read.At, read.Item)))
            return Repeat.First;
        var first = _seen[key];
        if (first.Content == read.Content)
            return Repeat.Copy;
        var elsewhere = first.At == read.At ? "is built from here more than once, with different content"
            : $"appears here with different content than at {first.At}";
        var differences = Contradiction.Of(first.Item, read.Item);
        if (differences.IsEmpty)
        {
            diagnostics.Add(new Diagnostic(
                Severity.Note, $"{Name(read)} {elsewhere}, but no difference that matters here", read.At));
            return Repeat.Copy;
        }

        var isWorkload = read.Item is Workload or IReadOnlyList<Workload>;
        diagnostics.Add(read.InsteadOfErrors ?? new Diagnostic(
            isWorkload ? Severity.Warning : Severity.Error,
            $"{Name(read)} {elsewhere}: {string.Join(", ", differences)}",
            read.At,
            isWorkload
                ? $"both are judged; {Clusters}"
                : $"keep the correct one; {Clusters}")
        {
            Like = "contradiction",
        });
        return isWorkload ? Repeat.Variant : Repeat.Copy;
    }

    private static string Name(ReadObject read) =>
        $"{Quote.Name(read.Kind)} {Quote.Name(read.Name)}{(read.Namespace is null ? "" : $" in namespace {Quote.Name(read.Namespace)}")}";

    private static (string Kind, string Namespace, string Name) Key(ReadObject read) => (read.Kind, read.Namespace ?? "", read.Name);
}
