namespace PspMigrate.Manifests.Machine;

/// <summary>Collects a map's entries: of duplicate keys the last wins, with a warning that names both places.</summary>
internal sealed class MapBuilder(Position at, List<Diagnostic> diagnostics)
{
    private const int LinearSearch = 12;

    private readonly List<MapEntry> _entries = [];
    private Dictionary<string, int>? _index;
    private HashSet<string>? _merged;

    public MapNode Build() => new(at, _entries.ToArray());

    public void Add(string key, Position keyAt, Node value)
    {
        var existing = Find(key);
        if (existing >= 0 && _merged?.Remove(key) != true)
        {
            diagnostics.Add(new Diagnostic(
                Severity.Warning,
                $"the key {Quote.Text(key)} appears twice in this map, first at {_entries[existing].KeyAt}; the last one counts",
                keyAt,
                "keep one of them"));
        }

        Put(existing, new MapEntry(key, keyAt, value));
    }

    /// <summary>Entries of a merge key. They replace what stands before them, and what follows replaces them.</summary>
    /// <remarks>goyaml.v2 decode.go mapping(), which kubectl reads with; the YAML text would let all explicit keys win.</remarks>
    public void Merge(MapNode map)
    {
        foreach (var entry in map.Entries)
        {
            Put(Find(entry.Key), entry);
            (_merged ??= new HashSet<string>(StringComparer.Ordinal)).Add(entry.Key);
        }
    }

    private void Put(int existing, MapEntry entry)
    {
        if (existing >= 0)
        {
            _entries[existing] = entry;
            return;
        }

        _index?.Add(entry.Key, _entries.Count);
        _entries.Add(entry);
    }

    private int Find(string key)
    {
        if (_index is null && _entries.Count > LinearSearch)
        {
            _index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < _entries.Count; i++)
                _index.Add(_entries[i].Key, i);
        }

        if (_index is not null)
            return _index.TryGetValue(key, out var found) ? found : -1;
        for (var i = 0; i < _entries.Count; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
