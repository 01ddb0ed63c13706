using System.Collections.Frozen;

namespace PspMigrate.Manifests;

/// <summary>The fields of an object that its reader looks at; of all others no nodes are built.</summary>
internal sealed class FieldFilter
{
    private readonly FrozenDictionary<string, FieldFilter?>? fields;

    /// <summary>For fields that are not named; where none is, that is this filter itself.</summary>
    private readonly FieldFilter? others;

    private FieldFilter() => others = this;

    private FieldFilter(IEnumerable<KeyValuePair<string, FieldFilter?>> fields, FieldFilter? others) =>
        (this.fields, this.others) = (fields.ToFrozenDictionary(StringComparer.Ordinal), others);

    /// <summary>Everything at this place and below.</summary>
    public static FieldFilter All { get; } = new();

    /// <summary>Only these fields of a map, or of each map in a list.</summary>
    public static FieldFilter Only(string fields, params ReadOnlySpan<(string Field, FieldFilter Below)> deeper)
    {
        var all = fields.Split(' ').ToDictionary(field => field, FieldFilter? (_) => All, StringComparer.Ordinal);
        foreach (var (field, below) in deeper)
            all.Add(field, below);
        return new FieldFilter(all, others: null);
    }

    /// <summary>All fields of a map but one.</summary>
    public static FieldFilter AllBut(string field) => new([new(field, null)], All);

    /// <summary>The filter for the value under a key; null when nobody looks at it.</summary>
    public FieldFilter? Below(string key) => fields is not null && fields.TryGetValue(key, out var below) ? below : others;
}
