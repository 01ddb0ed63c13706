using System.Collections.Immutable;

namespace PspMigrate.Controls;

/// <summary>A set of <see cref="Value"/>s: closed under union, intersection, difference and complement.</summary>
/// <remarks>
/// FieldValue as the ascending edges at which membership flips, so {a}, ranges of numbers, everything that starts with a prefix, and
/// the complements of all of these are the same thing. Equal sets have equal edges. <c>default</c> is not a set; use
/// <see cref="None"/>.
/// </remarks>
public sealed class ValueSet : IEquatable<ValueSet>
{
    private readonly ImmutableArray<Value> _edges;

    private ValueSet(ImmutableArray<Value> edges) => _edges = edges;

    /// <summary>The empty set.</summary>
    public static ValueSet None { get; } = new([]);

    /// <summary>Every value of every kind.</summary>
    public static ValueSet All { get; } = new([Value.Unset]);

    /// <summary>unset, false and true.</summary>
    public static ValueSet Booleans { get; } = new([Value.Unset, Value.Of(long.MinValue)]);

    /// <summary>Every number.</summary>
    public static ValueSet Numbers { get; } = new([Value.Of(long.MinValue), Value.Of("")]);

    /// <summary>Every text.</summary>
    public static ValueSet Texts { get; } = new([Value.Of("")]);

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
    public static ValueSet StartingWith(string prefix)
    {
        var end = prefix.Length;
        while (end > 0 && prefix[end - 1] == char.MaxValue)
            end--;
        return end == 0
            ? new([Value.Of(prefix)])
            : new([Value.Of(prefix), Value.Of(prefix[..(end - 1)] + (char)(prefix[end - 1] + 1))]);
    }

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
        // By far the most frequent question; unset is the least value, so only the first edge can be at it.
        if (value.IsUnset)
            return _edges.Length > 0 && _edges[0].IsUnset;
        // Inside after an odd number of edges: the index of an edge that the value is, plus one, or the complement of the next one's. Either
        // is odd just where what the search answers is even.
        return (_edges.BinarySearch(value) & 1) == 0;
    }

    public bool IsSubsetOf(ValueSet other) => Except(other).IsEmpty;

    public ValueSet Union(ValueSet other) => Combine(other, static (a, b) => a || b);

    public ValueSet Intersect(ValueSet other) => Combine(other, static (a, b) => a && b);

    public ValueSet Except(ValueSet other) => Combine(other, static (a, b) => a && !b);

    public ValueSet Complement() => All.Except(this);

    public static ValueSet operator |(ValueSet left, ValueSet right) => left.Union(right);
    public static ValueSet operator &(ValueSet left, ValueSet right) => left.Intersect(right);
    public static ValueSet operator -(ValueSet left, ValueSet right) => left.Except(right);

    public static ValueSet BitwiseOr(ValueSet left, ValueSet right) => left | right;
    public static ValueSet BitwiseAnd(ValueSet left, ValueSet right) => left & right;
    public static ValueSet Subtract(ValueSet left, ValueSet right) => left - right;

    /// <summary>The maximal runs of members within one kind, ascending. A run's end is excluded; null means no end.</summary>
    internal IEnumerable<(Value From, Value? To)> Runs()
    {
        foreach (var kind in new[] { Booleans, Numbers, Texts })
        {
            var edges = Intersect(kind)._edges;
            for (var i = 0; i < edges.Length; i += 2)
                yield return (edges[i], i + 1 < edges.Length ? edges[i + 1] : default(Value?));
        }
    }

    /// <summary>What follows <paramref name="prefix"/> in the texts that start with it.</summary>
    internal ValueSet After(string prefix) => new(
    [
        .. Intersect(StartingWith(prefix))._edges
            .Where(edge => edge.AsText!.StartsWith(prefix, StringComparison.Ordinal))
            .Select(edge => Value.Of(edge.AsText![prefix.Length..])),
    ]);

    /// <summary>The least member of the set, or 0 where numbers have no beginning.</summary>
    /// <returns>Null only for the empty set.</returns>
    public Value? Example()
    {
        foreach (var (from, to) in Runs())
        {
            if (from.AsNumber == long.MinValue)
                return Contains(0L) ? Value.Of(0L) : to?.Previous ?? from;
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

    public override string ToString() => ValueSetText.Describe(this, All, static value => value.ToString(), "value");

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

    private ValueSet Combine(ValueSet other, Func<bool, bool, bool> member)
    {
        var edges = ImmutableArray.CreateBuilder<Value>(_edges.Length + other._edges.Length);
        int i = 0, j = 0;
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
            edges.Add(edge);
        }

        return new(edges.ToImmutable());
    }
}
