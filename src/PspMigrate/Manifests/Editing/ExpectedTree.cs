namespace PspMigrate.Manifests.Editing;

/// <summary>The document that the edited text has to read as.</summary>
internal static class ExpectedTree
{
    /// <summary>The document with one object changed.</summary>
    public static Node After(Node document, Position at, Wanted wanted) => document switch
    {
        MapNode map when map.At == at => Apply(map, wanted)!,
        MapNode map => new MapNode(map.At, [.. map.Entries.Select(entry => entry with { Value = After(entry.Value, at, wanted) })]),
        ListNode list => new ListNode(list.At, [.. list.Items.Select(item => After(item, at, wanted))]),
        _ => document,
    };

    /// <summary>Whether two documents say the same; the order of keys doesn't count, and null is as good as nothing.</summary>
    public static bool Same(Node? left, Node? right) => (left, right) switch
    {
        (null or ScalarNode { Type: ScalarType.Null }, null or ScalarNode { Type: ScalarType.Null }) => true,
        (ScalarNode a, ScalarNode b) => a.Type == b.Type && string.Equals(a.Text, b.Text, StringComparison.Ordinal),
        (ListNode a, ListNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (MapNode a, MapNode b) => a.Entries.All(entry => Same(entry.Value, b[entry.Key]))
            && b.Entries.All(entry => a[entry.Key] is not null || Same(left: null, entry.Value)),
        _ => false,
    };

    private static Node? Apply(Node? node, Wanted wanted) => node switch
    {
        ListNode list when wanted is { IsAddition: true, Value: ListNode added } => new ListNode(list.At, [.. list.Items, .. added.Items]),
        ListNode list when wanted.Value is ListNode items => Merge(list, items),
        _ when wanted.IsGone || wanted.Value is not null => wanted.Value,
        MapNode map => Map(map, wanted),
        ListNode list => new ListNode(list.At, [.. list.Items.Select((item, i) => Item(item, i, wanted)).OfType<Node>()]),
        _ => wanted.ToNode(),
    };

    private static MapNode? Map(MapNode map, Wanted wanted)
    {
        var entries = map.Entries.ToList();
        foreach (var (key, below) in wanted.Below)
        {
            var at = entries.FindIndex(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));
            var value = Apply(at < 0 ? null : entries[at].Value, below);
            if (value is null && at >= 0)
                entries.RemoveAt(at);
            else if (value is not null && at >= 0)
                entries[at] = entries[at] with { Value = value };
            else if (value is not null)
                entries.Add(new(key, Position.None, value));
        }

        return entries.Count == 0 && map.Entries.Count > 0 ? null : new(map.At, entries);
    }

    /// <summary>What stays of a list keeps its order, and what is new follows.</summary>
    private static ListNode Merge(ListNode list, ListNode wanted)
    {
        var change = ListChange.Between(list.Items, wanted.Items);
        var stay = Enumerable.Range(0, list.Items.Count).Where(i => !change.Gone.Contains(i))
            .Select(i => change.Respelled.GetValueOrDefault(i) ?? list.Items[i]);
        return new(list.At, [.. stay, .. change.Added]);
    }

    /// <summary>The item after its changes; null when it goes.</summary>
    private static Node? Item(Node item, int index, Wanted wanted)
    {
        var key = index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var below = wanted.Below.FirstOrDefault(change => string.Equals(change.Key, key, StringComparison.Ordinal)).Wanted;
        return below is null ? item : below.IsGone ? null : Apply(item, below) ?? item;
    }
}
