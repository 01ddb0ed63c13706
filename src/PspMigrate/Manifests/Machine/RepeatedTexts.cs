namespace PspMigrate.Manifests.Machine;

/// <summary>Knows maps and lists again by their text: probes, ports, limits and contexts are the same few in all workloads of a cluster.</summary>
/// <remarks>Of bounded size. Equal text under one key, at one depth and for one filter has one meaning. Not for use by several threads at once.</remarks>
internal sealed class RepeatedTexts
{
    private readonly RepeatedText?[] _kept = new RepeatedText?[1024];

    /// <summary>What was read under a key; null where it is hardly ever the same, or where another key has its place.</summary>
    public RepeatedText? Of(UInt128 key, int depth, FieldFilter filter)
    {
        ref var place = ref _kept[(int)(((ulong)key ^ (ulong)depth) % (ulong)_kept.Length)];
        place ??= new RepeatedText(key, depth, filter);
        return place.IsOf(key, depth, filter) && place.IsWorthwhile() ? place : null;
    }
}
