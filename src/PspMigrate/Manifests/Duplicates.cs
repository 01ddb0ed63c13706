namespace PspMigrate.Manifests;

/// <summary>Remembers which objects were read: the same one again is fine, a different one of the same name is not.</summary>
internal sealed class Duplicates
{
    private readonly Dictionary<(string Kind, string Namespace, string Name), (UInt128 Content, Position At)> seen = [];

    /// <summary>Whether objects come from a cluster: no two have one name, and those of files win.</summary>
    public bool IsLive { get; set; }

    /// <summary>True when the object is to be kept: it is the first of its name.</summary>
    public bool IsFirst(string kind, string? ns, string name, MapNode node, List<Diagnostic> diagnostics)
    {
        if (IsLive)
            return !seen.ContainsKey((kind, ns ?? "", name));
        var content = Fingerprint.Of(node);
        if (seen.TryAdd((kind, ns ?? "", name), (content, node.At)))
            return true;
        var first = seen[(kind, ns ?? "", name)];
        if (first.Content != content)
        {
            var where = ns is null ? "" : $" in namespace {Quote.Name(ns)}";
            diagnostics.Add(new Diagnostic(
                Severity.Error,
                $"{Quote.Name(kind)} {Quote.Name(name)}{where} stands here with other content than at {first.At}",
                node.At,
                "keep the one that is true"));
        }

        return false;
    }
}
