using System.Collections.Frozen;

namespace PspMigrate.Manifests;

/// <summary>The fields of an object that its reader looks at; of all others no nodes are built.</summary>
internal sealed class FieldFilter
{
    private readonly FrozenDictionary<string, FieldFilter>? fields;

    private FieldFilter(IEnumerable<KeyValuePair<string, FieldFilter>>? fields) =>
        this.fields = fields?.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Everything at this place and below.</summary>
    public static FieldFilter All { get; } = new(fields: null);

    /// <summary>Only these fields of a map, or of each map in a list.</summary>
    public static FieldFilter Only(string fields, params ReadOnlySpan<(string Field, FieldFilter Below)> deeper)
    {
        var all = fields.Split(' ').ToDictionary(field => field, _ => All, StringComparer.Ordinal);
        foreach (var (field, below) in deeper)
            all.Add(field, below);
        return new FieldFilter(all);
    }

    /// <summary>The filter for the value under a key; null when nobody looks at it.</summary>
    public FieldFilter? Below(string key) => fields is null ? this : fields.GetValueOrDefault(key);
}
