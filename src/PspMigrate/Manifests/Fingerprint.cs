using System.Runtime.InteropServices;

namespace PspMigrate.Manifests;

/// <summary>
/// 128 bits that stand for what users write in an object: without places, order of keys, and what a server adds.
/// Kept in place of the object itself, whose tree can go.
/// </summary>
internal static class Fingerprint
{
    private const ulong Low = 0x9E3779B97F4A7C15;
    private const ulong High = 0xC2B2AE3D27D4EB4F;

    public static UInt128 Of(MapNode node) => OfMap(node, static entry => entry.Key switch
    {
        // One policy has two API groups, and workloads had older ones.
        "apiVersion" or "status" => null,
        "metadata" when entry.Value is MapNode metadata => OfMap(metadata, OfMetadata),
        _ => OfNode(entry.Value),
    });

    private static UInt128? OfMetadata(MapEntry entry) => entry.Key switch
    {
        // The namespace is part of the object's key already, where it counts.
        "namespace" or "managedFields" or "resourceVersion" or "uid" or "creationTimestamp" or "generation" or "selfLink" => null,
        "annotations" when entry.Value is MapNode annotations => OfAnnotations(annotations),
        _ => OfNode(entry.Value),
    };

    private static UInt128? OfAnnotations(MapNode annotations)
    {
        const string lastApplied = "kubectl.kubernetes.io/last-applied-configuration";
        var own = annotations.Entries.Count(entry => entry.Key is not lastApplied);
        return own == 0 ? null : OfMap(annotations, static entry => entry.Key is lastApplied ? null : OfNode(entry.Value));
    }

    /// <summary>A sum, so that the order of keys doesn't matter; a null value is an absent one.</summary>
    private static UInt128 OfMap(MapNode map, Func<MapEntry, UInt128?> ofValue)
    {
        var sum = new UInt128(High, Low);
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not ScalarNode { Type: ScalarType.Null } && ofValue(entry) is { } value)
                sum += Combine(OfText(entry.Key), value);
        }

        return Combine(sum, 1);
    }

    private static UInt128 OfNode(Node node)
    {
        switch (node)
        {
            case MapNode map:
                return OfMap(map, static entry => OfNode(entry.Value));
            case ListNode list:
                UInt128 hash = 2;
                foreach (var item in list.Items)
                    hash = Combine(hash, OfNode(item));
                return hash;
            default:
                var scalar = (ScalarNode)node;
                return Combine(OfText(scalar.Text), (UInt128)(int)scalar.Type);
        }
    }

    private static UInt128 OfText(string text)
    {
        var hash = new UInt128(Low, (ulong)text.Length);
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = Combine(hash, MemoryMarshal.Read<ulong>(bytes));
        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        bytes.CopyTo(rest);
        return Combine(hash, MemoryMarshal.Read<ulong>(rest));
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
