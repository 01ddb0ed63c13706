using System.Buffers;
using System.Runtime.InteropServices;

namespace PspMigrate.Manifests.Machine;

/// <summary>
/// 128 bits that stand for what users write in an object and somebody looks at: without places, order of keys, and what a server adds.
/// Kept in place of the object itself, whose tree can go. Readers that build no tree compute the same from the text.
/// </summary>
internal static class Fingerprint
{
    private const ulong Low = 0x9E3779B97F4A7C15;
    private const ulong High = 0xC2B2AE3D27D4EB4F;
    private const int ShortText = 256;

    /// <summary>Where the sum of a map's entries begins.</summary>
    public static UInt128 EmptyMap => new(High, Low);

    public static UInt128 EmptyList => 2;

    /// <param name="filter">What somebody looks at, which alone counts.</param>
    public static UInt128 Of(MapNode node, FieldFilter filter) => OfMap(node, filter, FingerprintScope.Object)!.Value;

    /// <summary>The fingerprint of a map, from the sum of its entries: a sum, so that the order of keys doesn't matter.</summary>
    public static UInt128 OfMap(UInt128 sum) => Combine(sum, 1);

    /// <summary>What an entry adds to its map's sum.</summary>
    public static UInt128 OfEntry(UInt128 key, UInt128 value) => Combine(key, value);

    /// <summary>The fingerprint of a list with one more item.</summary>
    public static UInt128 OfItem(UInt128 list, UInt128 item) => Combine(list, item);

    public static UInt128 OfScalar(UInt128 text, ScalarType type) => Combine(text, (UInt128)(int)type);

    public static UInt128 OfText(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= ShortText)
        {
            Span<byte> bytes = stackalloc byte[ShortText];
            return OfText(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        var hash = OfText(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <param name="text">A scalar's or key's text in UTF-8.</param>
    public static UInt128 OfText(ReadOnlySpan<byte> text)
    {
        var hash = new UInt128(Low, (ulong)text.Length);
        for (; text.Length >= 2 * sizeof(ulong); text = text[(2 * sizeof(ulong))..])
            hash = Combine(hash, new UInt128(MemoryMarshal.Read<ulong>(text[sizeof(ulong)..]), MemoryMarshal.Read<ulong>(text)));
        if (text.IsEmpty)
            return hash;
        Span<byte> rest = stackalloc byte[2 * sizeof(ulong)];
        rest.Clear();
        text.CopyTo(rest);
        return Combine(hash, new UInt128(MemoryMarshal.Read<ulong>(rest[sizeof(ulong)..]), MemoryMarshal.Read<ulong>(rest)));
    }

    /// <summary>Null for what counts as nothing: annotations that are all a tool's own.</summary>
    private static UInt128? OfMap(MapNode map, FieldFilter filter, FingerprintScope scope)
    {
        var sum = EmptyMap;
        var counted = 0;
        foreach (ref readonly var entry in map.Span)
        {
            var below = FingerprintScopes.Below(scope, entry.Key);
            if (below == FingerprintScope.Nothing || filter.Below(entry.Key) is not { } wanted)
                continue;
            counted++;
            if (entry.Value is not ScalarNode { Type: ScalarType.Null } && OfNode(entry.Value, wanted, below) is { } value)
                sum += OfEntry(OfText(entry.Key), value);
        }

        return scope == FingerprintScope.Annotations && counted == 0 ? null : OfMap(sum);
    }

    private static UInt128? OfNode(Node node, FieldFilter filter, FingerprintScope scope)
    {
        switch (node)
        {
            case MapNode map:
                return OfMap(map, filter, scope);
            case ListNode list:
                var hash = EmptyList;
                foreach (var item in list.Span)
                    hash = OfItem(hash, OfNode(item, filter, FingerprintScope.Everything)!.Value);
                return hash;
            default:
                var scalar = (ScalarNode)node;
                return OfScalar(OfText(scalar.Text), scalar.Type);
        }
    }

    /// <summary>Two multiplications whose halves are folded, each with its own constant.</summary>
    private static UInt128 Combine(UInt128 left, UInt128 right)
    {
        var (low, high) = ((ulong)left, (ulong)(left >> 64));
        var (addLow, addHigh) = ((ulong)right, (ulong)(right >> 64));
        return new UInt128(Fold(high ^ addLow, Low ^ addHigh ^ low), Fold(low ^ addLow ^ Low, High ^ addHigh ^ high));
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low ^ System.Numerics.BitOperations.RotateLeft(left, 29);
    }
}
