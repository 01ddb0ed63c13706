using System.Buffers;

namespace PspMigrate.Manifests.Machine;

/// <summary>What readers of trees use again for each document: words, and stacks for maps and lists that are not finished. For one reader at a time.</summary>
/// <param name="keepsRequiredFields">See <see cref="ReadOptions.KeepsRequiredFields"/>.</param>
internal sealed class TreeScratch(bool keepsRequiredFields = true)
{
    private const int MostKeys = 4096;

    private MapEntry[] _entries = new MapEntry[256];
    private Node[] _items = new Node[256];
    private ulong[] _keys = new ulong[256];

    /// <summary>Keys are few: values must not drive them out.</summary>
    public Utf8Words Keys { get; } = new(sizeBits: 10);

    public Utf8Words Words { get; } = new();

    public RepeatedTexts Repeated { get; } = new();

    public ArrayBufferWriter<byte> Bytes { get; } = new();

    public bool KeepsRequiredFields { get; } = keepsRequiredFields;

    public int EntryCount { get; private set; }

    public int ItemCount { get; private set; }

    public int KeyCount { get; private set; }

    public void Clear() => (EntryCount, ItemCount, KeyCount) = (0, 0, 0);

    public void Push(MapEntry entry)
    {
        if (EntryCount == _entries.Length)
            Array.Resize(ref _entries, EntryCount * 2);
        _entries[EntryCount++] = entry;
    }

    public void Push(Node item)
    {
        if (ItemCount == _items.Length)
            Array.Resize(ref _items, ItemCount * 2);
        _items[ItemCount++] = item;
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

    /// <summary>Takes off the entries from <paramref name="from"/> on.</summary>
    public MapEntry[] PopEntries(int from)
    {
        var popped = _entries.AsSpan(from, EntryCount - from).ToArray();
        EntryCount = from;
        return popped;
    }

    public Node[] PopItems(int from)
    {
        var popped = _items.AsSpan(from, ItemCount - from).ToArray();
        ItemCount = from;
        return popped;
    }

    public void PopKeys(int from) => KeyCount = from;
}
