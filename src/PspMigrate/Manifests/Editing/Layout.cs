namespace PspMigrate.Manifests.Editing;

/// <summary>Where a node stands in the text, and in which style: what the node tree doesn't keep.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset after its last character, comments and blank lines left out.</param>
internal abstract record Layout(int Start, int End);

/// <summary>A map; in block style without braces.</summary>
internal sealed record MapLayout(int Start, int End, bool IsFlow, IReadOnlyList<EntryLayout> Entries) : Layout(Start, End)
{
    /// <summary>The entry of a key; of duplicates the last, which counts.</summary>
    public EntryLayout? Find(string key) =>
        Entries.LastOrDefault(entry => string.Equals(entry.Name, key, StringComparison.Ordinal));
}

/// <summary>An entry of a map.</summary>
/// <param name="Name">The key; null for a merge key and for keys that are no text.</param>
internal sealed record EntryLayout(string? Name, ScalarLayout Key, Layout Value)
{
    public int End => Math.Max(Key.End, Value.End);
}

/// <summary>A list; in block style its items stand behind dashes.</summary>
internal sealed record ListLayout(int Start, int End, bool IsFlow, IReadOnlyList<Layout> Items) : Layout(Start, End);

/// <summary>A scalar.</summary>
/// <param name="Quote">The quote that it stands in; null for none.</param>
/// <param name="IsBlock">Begins with <c>|</c> or <c>&gt;</c>.</param>
internal sealed record ScalarLayout(int Start, int End, char? Quote, bool IsBlock, ScalarNode Node) : Layout(Start, End)
{
    /// <summary>Nothing is written: the value is null.</summary>
    public bool IsEmpty => Start == End;
}

/// <summary>An alias: what it stands for is written elsewhere.</summary>
internal sealed record AliasLayout(int Start, int End, string Name) : Layout(Start, End);
