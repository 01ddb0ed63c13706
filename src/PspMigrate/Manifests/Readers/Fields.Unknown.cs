namespace PspMigrate.Manifests.Readers;

/// <content>Fields that nobody asks for.</content>
internal sealed partial class Fields
{
    /// <summary>Warns of fields that the API server drops silently, here and below, with the names that were probably meant.</summary>
    public void WarnOfUnknown(FieldFilter known)
    {
        foreach (var entry in Map.Entries)
        {
            var below = known.Below(entry.Key);
            if (below is null)
                WarnOfUnknown(entry, Suggestions.Nearest(entry.Key, known.Names.AsSpan()));
            else if (entry.Value is MapNode map)
                Child(map, entry.Key).WarnOfUnknown(below);
            else if (entry.Value is ListNode list)
                WarnOfUnknown(list, entry.Key, below);
        }
    }

    private void WarnOfUnknown(ListNode list, string key, FieldFilter known)
    {
        for (var i = 0; i < list.Span.Length; i++)
        {
            if (list.Span[i] is MapNode map)
                Child(map, key, i).WarnOfUnknown(known);
        }
    }

    private void WarnOfUnknown(MapEntry entry, string? nearest) => Warn(
        entry.KeyAt,
        $"{PathOf(Printable(entry.Key))} is not a field that Kubernetes knows; it has no effect",
        nearest is null ? null : $"did you mean {nearest}?");

    private static string Printable(string key) =>
        string.Equals(Quote.Name(key), key, StringComparison.Ordinal) && !key.AsSpan().ContainsAny("./:") ? key : $"[{Quote.Text(key)}]";
}
