namespace PspMigrate.Manifests.Readers;

/// <summary>Which fields of a map a reader has asked for, and what below them: from it follows what has to be kept of a document.</summary>
internal sealed class AskedFields
{
    private readonly OrderedDictionary<string, AskedFields> _fields = new(StringComparer.Ordinal);
    private FieldFilter? _whole;
    private FieldFilter? _others;

    /// <summary>What a reader asks for when every map is there, and nothing in it.</summary>
    /// <param name="kind">The kind that the object says it is.</param>
    public static FieldFilter By(string kind, Action<Fields> read)
    {
        var asked = new AskedFields();
        asked.Below("apiVersion").All();
        asked.Below("kind").All();
        asked.Below("metadata").Below("annotations").Below(OwnerKeys.LocalConfig).All();
        read(new Fields(Tree.Map(("kind", Tree.Text(kind)), ("metadata", Tree.Map(("name", Tree.Text("asked"))))), [], shared: null, asked));
        return asked.ToFilter();
    }

    /// <summary>A field that was asked for, and what was asked for below it.</summary>
    public AskedFields Below(string key)
    {
        if (!_fields.TryGetValue(key, out var below))
            _fields[key] = below = new();
        return below;
    }

    /// <summary>Everything was asked for here.</summary>
    public void All() => _whole = FieldFilter.All;

    /// <summary>Of every field was asked whether it is there.</summary>
    public void Keys() => _others = FieldFilter.Only();

    /// <summary>What a filter lets through was asked for here.</summary>
    public void Through(FieldFilter filter)
    {
        if (filter.Below("") is not null)
            _whole = filter;
        foreach (var name in filter.Names)
            Below(name).All();
    }

    private FieldFilter ToFilter() => _whole ?? FieldFilter.Only(_fields.Select(field => (field.Key, field.Value.ToFilter())), _others);
}
