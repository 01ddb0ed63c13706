using System.Collections;
using System.Runtime.CompilerServices;

namespace PspMigrate.Manifests.Objects;

/// <summary>An immutable list that equals every list of equal items, so that records with lists are equal when they say the same.</summary>
/// <remarks>The default is a list that is left out; an empty one is not the same.</remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly record struct ValueList<T>(ImmutableArray<T> Items) : IReadOnlyList<T>
{
    public int Length => Items.Length;

    public bool IsEmpty => Items.IsEmpty;

    /// <summary>Whether it is left out.</summary>
    public bool IsDefault => Items.IsDefault;

    public bool IsDefaultOrEmpty => Items.IsDefaultOrEmpty;

    int IReadOnlyCollection<T>.Count => Items.Length;

    public T this[int index] => Items[index];

    public static implicit operator ValueList<T>(ImmutableArray<T> items) => new(items);

    public static implicit operator ImmutableArray<T>(ValueList<T> list) => list.Items;

    public bool Equals(ValueList<T> other) =>
        Items == other.Items || (!IsDefault && !other.IsDefault && Items.AsSpan().SequenceEqual(other.Items.AsSpan(), EqualityComparer<T>.Default));

    public override int GetHashCode() => IsDefaultOrEmpty ? 0 : HashCode.Combine(Items.Length, Items[0]);

    /// <summary>Changes every item; where nothing changes, it is this list.</summary>
    public ValueList<T> Each(Func<T, T> change)
    {
        ImmutableArray<T>.Builder? changed = null;
        for (var i = 0; i < Items.Length; i++)
        {
            var item = change(Items[i]);
            if (!ReferenceEquals(item, Items[i]))
                (changed ??= Items.ToBuilder())[i] = item;
        }

        return changed?.DrainToImmutable() ?? this;
    }

    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => (IsDefault ? [] : (IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();
}

/// <summary>Makes lists of expressions such as <c>[a, b]</c>.</summary>
public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);
}
