using System.Buffers;

namespace PspMigrate.Controls;

/// <summary>A set of <see cref="Value"/>s: closed under union, intersection, difference and complement.</summary>
/// <remarks>
/// FieldValue as the ascending edges at which membership flips, so {a}, ranges of numbers, everything that starts with a prefix, and
/// the complements of all of these are the same thing. Equal sets have equal edges. <c>default</c> is not a set; use
/// <see cref="None"/>.
/// </remarks>
public sealed class ValueSet : IEquatable<ValueSet>
{
    private static readonly Value NextFacet = Value.Unset.At(1);

    /// <summary>Every value of one facet.</summary>
    private static readonly ValueSet Whole = new([Value.Unset, NextFacet]);

    private readonly ImmutableArray<Value> _edges;

    private ValueSet(ImmutableArray<Value> edges) => _edges = edges;

    /// <summary>The empty set.</summary>
    public static ValueSet None { get; } = new([]);

    /// <summary>Every value of every kind and facet.</summary>
    public static ValueSet All { get; } = new([Value.Unset]);

    /// <summary>unset, false and true.</summary>
    public static ValueSet Booleans { get; } = new([Value.Unset, Value.Of(long.MinValue)]);

    /// <summary>Every number.</summary>
    public static ValueSet Numbers { get; } = new([Value.Of(long.MinValue), Value.Of("")]);

    /// <summary>Every text.</summary>
    public static ValueSet Texts { get; } = new([Value.Of(""), NextFacet]);

    private static readonly ImmutableArray<ValueSet> Kinds = [Booleans, Numbers, Texts];

    public bool IsEmpty => _edges.IsEmpty;

    /// <summary>Just these values.</summary>
    public static ValueSet Of(params IEnumerable<Value> values) =>
        Flip(values.Distinct().Order().SelectMany(value => new[] { value, value.Next }));

    /// <summary>Just these texts.</summary>
    public static ValueSet OfTexts(IEnumerable<string> texts) => Of(texts.Select(Value.Of));

    /// <summary>The numbers from <paramref name="min"/> to <paramref name="max"/>, both included; none when they are inverted.</summary>
    public static ValueSet Range(long min, long max) =>
        min > max ? None : new([Value.Of(min), Value.Of(max).Next]);

    /// <summary>Every text that starts with <paramref name="prefix"/>.</summary>
    public static ValueSet StartingWith(string prefix) => new([Value.Of(prefix), EndOf(prefix) ?? NextFacet]);

    /// <summary>The least text behind all that start with a prefix; null where none is.</summary>
    internal static Value? EndOf(string prefix) =>
        prefix.AsSpan().LastIndexOfAnyExcept(char.MaxValue) is >= 0 and var last
            ? Value.Of(prefix[..last] + (char)(prefix[last] + 1))
            : default(Value?);

    /// <summary>What is in any of the sets; with many of them, much sooner than one union after another.</summary>
    public static ValueSet UnionOf(params IEnumerable<ValueSet> sets)
    {
        var rest = sets.ToArray();
        for (var count = rest.Length; count > 1; count = (count + 1) / 2)
        {
            for (var i = 0; i < count; i += 2)
                rest[i / 2] = i + 1 < count ? rest[i] | rest[i + 1] : rest[i];
        }

        return rest.Length == 0 ? None : rest[0];
    }

    public bool Contains(Value value)
    {
        // By far the most frequent question; the first facet's unset is the least value, so only the first edge can be at it.
        if (value is { IsUnset: true, Facet: 0 })
            return _edges.Length > 0 && _edges[0] is { IsUnset: true, Facet: 0 };
        // Inside after an odd number of edges: the index of an edge that the value is, plus one, or the complement of the next one's. Either
        // is odd just where what the search answers is even.
        return (_edges.AsSpan().BinarySearch(value) & 1) == 0;
    }

    /// <summary>Whether a run of members ends right before a value, which is none itself.</summary>
    internal bool EndsAt(Value value) => _edges.AsSpan().BinarySearch(value) is >= 0 and var at && (at & 1) == 1;

    public bool IsSubsetOf(ValueSet other) => !Has(other, static (a, b) => a && !b);

    /// <summary>Whether the sets have a member in common.</summary>
    internal bool Overlaps(ValueSet other) => Has(other, static (a, b) => a && b);

    public ValueSet Union(ValueSet other) => Combine(other, static (a, b) => a || b);

    public ValueSet Intersect(ValueSet other) => Combine(other, static (a, b) => a && b);

    public ValueSet Except(ValueSet other) => Combine(other, static (a, b) => a && !b);

    public ValueSet Complement() => All.Except(this);

    public static ValueSet operator |(ValueSet left, ValueSet right) => left.Union(right);
    public static ValueSet operator &(ValueSet left, ValueSet right) => left.Intersect(right);
    public static ValueSet operator -(ValueSet left, ValueSet right) => left.Except(right);

    /// <summary>The values of one facet, as if it were the only one.</summary>
    public ValueSet Of(Facet facet) => Move(facet.Index, 0);

    /// <summary>The values of the only facet as those of another.</summary>
    internal ValueSet At(int facet) => Move(0, facet);

    /// <summary>The maximal runs of members within one kind of the first facet, ascending. A run's end is excluded; null means no end.</summary>
    internal IEnumerable<(Value From, Value? To)> Runs()
    {
        foreach (var kind in Kinds)
        {
            var (least, end) = (kind._edges[0], kind._edges[1]);
            for (var i = 0; i < _edges.Length && _edges[i] < end; i += 2)
            {
                var from = _edges[i] < least ? least : _edges[i];
                var to = i + 1 < _edges.Length && _edges[i + 1] < end ? _edges[i + 1] : end;
                if (from < to)
                    yield return (from, to.Facet == 0 ? to : default(Value?));
            }
        }
    }

    /// <summary>The least member of the set, or 0 where numbers have no beginning.</summary>
    /// <returns>Null only for the empty set.</returns>
    public Value? Example()
    {
        foreach (var (from, to) in Runs())
        {
            if (from.AsNumber == long.MinValue)
                return Contains(Value.Of(0L).At(from.Facet)) ? Value.Of(0L).At(from.Facet) : to?.Previous ?? from;
            return from;
        }

        return null;
    }

    public bool Equals(ValueSet? other) => other is not null && _edges.AsSpan().SequenceEqual(other._edges.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as ValueSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var edge in _edges)
            hash.Add(edge);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(" | ", Slices().Select((slice, facet) =>
        $"{(facet == 0 ? "" : $"facet {facet}: ")}{ValueSetText.Describe(slice, Whole, static value => value.ToString())}"));

    /// <summary>The values facet by facet, as if each were the only one; those beyond the last edge left out.</summary>
    private IEnumerable<ValueSet> Slices() =>
        Enumerable.Range(0, _edges.IsEmpty ? 1 : _edges[^1].IsUnset ? Math.Max(1, _edges[^1].Facet) : _edges[^1].Facet + 1).Select(facet => Move(facet, 0));

    private ValueSet Move(int from, int to)
    {
        var facet = new ValueSet([Value.Unset.At(from), Value.Unset.At(from + 1)]);
        return new([.. Intersect(facet)._edges.Select(edge => edge.At(edge.Facet - from + to))]);
    }

    private static ValueSet Flip(IEnumerable<Value> edges)
    {
        var flips = ImmutableArray.CreateBuilder<Value>();
        foreach (var edge in edges)
        {
            if (flips.Count > 0 && flips[^1] == edge)
                flips.RemoveAt(flips.Count - 1);
            else
                flips.Add(edge);
        }

        return new(flips.ToImmutable());
    }

    /// <summary>Whether a combination has members; sooner than to make it.</summary>
    private bool Has(ValueSet other, Func<bool, bool, bool> member)
    {
        int i = 0, j = 0;
        while (i < _edges.Length || j < other._edges.Length)
        {
            var order = i == _edges.Length ? 1 : j == other._edges.Length ? -1 : _edges[i].CompareTo(other._edges[j]);
            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
            if (member((i & 1) == 1, (j & 1) == 1))
                return true;
        }

        return false;
    }

    private ValueSet Combine(ValueSet other, Func<bool, bool, bool> member)
    {
        // Most combinations are much smaller than they could be.
        var edges = ArrayPool<Value>.Shared.Rent(_edges.Length + other._edges.Length);
        int i = 0, j = 0, count = 0;
        var inside = false;
        while (i < _edges.Length || j < other._edges.Length)
        {
            var order = i == _edges.Length ? 1 : j == other._edges.Length ? -1 : _edges[i].CompareTo(other._edges[j]);
            var edge = order <= 0 ? _edges[i] : other._edges[j];
            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
            if (member((i & 1) == 1, (j & 1) == 1) == inside)
                continue;
            inside = !inside;
            edges[count++] = edge;
        }

        var combined = count == 0 ? None : new ValueSet([.. edges.AsSpan(0, count)]);
        ArrayPool<Value>.Shared.Return(edges);
        return combined;
    }
}
