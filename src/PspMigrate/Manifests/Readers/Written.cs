namespace PspMigrate.Manifests.Readers;

/// <summary>A map that is being written.</summary>
internal sealed class Written
{
    private readonly List<(string Key, Node? Value, Written? Below)> _entries = [];

    public void Add(string key, Node value) => _entries.Add((key, value, null));

    /// <summary>A map in it, which is left out when nothing is written to it.</summary>
    public Written In(string key)
    {
        var below = new Written();
        _entries.Add((key, null, below));
        return below;
    }

    public MapNode ToMap() =>
        Tree.Map(_entries.Select(entry => (entry.Key, entry.Value ?? (entry.Below!.ToMap() is { Span.IsEmpty: false } map ? map : null))));
}
