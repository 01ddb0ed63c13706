using System.Buffers;
using System.Runtime.InteropServices;

namespace PspMigrate.Manifests.Machine;

/// <summary>What readers of trees use again for each document: words, and stacks for maps and lists that are not finished. For one reader at a time.</summary>
/// <param name="keepsRequiredFields">See <see cref="ReadOptions.KeepsRequiredFields"/>.</param>
internal sealed class TreeScratch(bool keepsRequiredFields = true)
{
    private const int MostKeys = 4096;

    private ulong[] _keys = new ulong[256];

    /// <summary>Keys are few: values must not drive them out.</summary>
    public Utf8Words Keys { get; } = new(sizeBits: 10);

    public Utf8Words Words { get; } = new();

    public RepeatedTexts Repeated { get; } = new();

    public ArrayBufferWriter<byte> Bytes { get; } = new();

    public bool KeepsRequiredFields { get; } = keepsRequiredFields;

    public List<MapEntry> Entries { get; } = new(256);

    public List<Node> Items { get; } = new(256);

    public int KeyCount { get; private set; }

    public void Clear()
    {
        Entries.Clear();
        Items.Clear();
        KeyCount = 0;
    }

    /// <summary>
    /// Remembers a key of the map whose keys begin at <paramref name="from"/>; false when it stands there already, or when there are so many
    /// that looking through them takes long.
    /// </summary>
    public bool PushKey(int from, ulong key)
    {
        if (KeyCount - from == MostKeys || _keys.AsSpan(from, KeyCount - from).Contains(key))
            return false;
        if (KeyCount == _keys.Length)
            Array.Resize(ref _keys, KeyCount * 2);
        _keys[KeyCount++] = key;
        return true;
    }

    /// <summary>Takes off what stands in a list from <paramref name="from"/> on.</summary>
    public static T[] Pop<T>(List<T> list, int from)
    {
        var popped = CollectionsMarshal.AsSpan(list)[from..].ToArray();
        CollectionsMarshal.SetCount(list, from);
        return popped;
    }

    public void PopKeys(int from) => KeyCount = from;
}
