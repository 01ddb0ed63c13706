namespace PspMigrate.Manifests;

/// <summary>Remembers which objects were read: the same one again is fine, a different one of the same name is not.</summary>
internal sealed class Duplicates
{
    private readonly Dictionary<(string Kind, string Namespace, string Name), (UInt128 Content, Position At)> seen = [];

    /// <summary>True for an object of a cluster that is to be kept: no two have one name, and those of files win.</summary>
    public bool IsFirstLive(ReadObject read) => !seen.ContainsKey(Key(read));

    /// <summary>True when the object is to be kept: it is the first of its name.</summary>
    public bool IsFirst(ReadObject read, List<Diagnostic> diagnostics)
    {
        var key = Key(read);
        if (seen.TryAdd(key, (read.Content, read.At)))
            return true;
        var first = seen[key];
        if (first.Content != read.Content)
        {
            var where = read.Namespace is null ? "" : $" in namespace {Quote.Name(read.Namespace)}";
            diagnostics.Add(read.InsteadOfErrors ?? new Diagnostic(
                Severity.Error,
                $"{Quote.Name(read.Kind)} {Quote.Name(read.Name)}{where} stands here with other content than at {first.At}",
                read.At,
                "keep the one that is true"));
        }

        return false;
    }

    private static (string Kind, string Namespace, string Name) Key(ReadObject read) => (read.Kind, read.Namespace ?? "", read.Name);
}
