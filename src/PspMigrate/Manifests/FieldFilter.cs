using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace PspMigrate.Manifests;

/// <summary>The fields of an object that somebody looks at; of all others no nodes are built.</summary>
/// <remarks>Filters for the same fields are the same object, by which readers know again what they have read with it.</remarks>
internal sealed class FieldFilter
{
    private static readonly ConcurrentDictionary<string, FieldFilter> Made = new(StringComparer.Ordinal);

    private readonly string _text;
    private readonly FrozenDictionary<string, FieldFilter?>? _fields;

    /// <summary>For fields that are not named; where none is, that is this filter itself.</summary>
    private readonly FieldFilter? _others;

    private FieldFilter() => (_text, _others) = ("*", this);

    private FieldFilter(string text, IReadOnlyList<(string Field, FieldFilter? Below)> fields, FieldFilter? others)
    {
        (_text, _others) = (text, others);
        _fields = fields.ToFrozenDictionary(field => field.Field, field => field.Below, StringComparer.Ordinal);
        Names = [.. fields.Select(field => field.Field)];
    }

    /// <summary>Everything at this place and below.</summary>
    public static FieldFilter All { get; } = new();

    /// <summary>The fields that are named, in the order in which they were asked for.</summary>
    public ImmutableArray<string> Names { get; } = [];

    /// <summary>Only these fields of a map, or of each map in a list.</summary>
    /// <param name="others">For fields that are not among them; null when nobody looks at those.</param>
    public static FieldFilter Only(IEnumerable<(string Field, FieldFilter Below)> fields, FieldFilter? others = null)
    {
        var all = fields.Select(field => (field.Field, (FieldFilter?)field.Below)).ToList();
        return Made.GetOrAdd(
            $"{{{string.Join(',', all.Select(field => $"{field.Field}:{field.Item2!._text}"))}}}{others?._text}", text => new(text, all, others));
    }

    /// <inheritdoc cref="Only(IEnumerable{ValueTuple{string, FieldFilter}}, FieldFilter?)"/>
    public static FieldFilter Only(params IEnumerable<string> fields) => Only(fields.Select(field => (field, All)));

    /// <summary>All fields of a map but one.</summary>
    public static FieldFilter AllBut(string field) => Made.GetOrAdd($"!{field}", text => new(text, [(field, null)], All));

    /// <summary>The filter for the value under a key; null when nobody looks at it.</summary>
    public FieldFilter? Below(string key) => _fields is not null && _fields.TryGetValue(key, out var below) ? below : _others;
}
