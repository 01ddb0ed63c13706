namespace PspMigrate.Manifests;

/// <summary>Compares two objects of the same kind and name by what users write, without places, order of keys and what a server adds.</summary>
internal static class SameObject
{
    public static bool Equal(MapNode left, MapNode right) =>
        SameMap(left, right, static (key, a, b) => key switch
        {
            // One policy has two API groups, and workloads had older ones.
            "apiVersion" or "status" => true,
            "metadata" => a is MapNode x && b is MapNode y ? SameMap(x, y, SameMetadata) : SameNode(a, b),
            _ => SameNode(a, b),
        });

    private static bool SameMetadata(string key, Node? left, Node? right) => key switch
    {
        // The namespace is part of the object's key already, where it counts.
        "namespace" or "managedFields" or "resourceVersion" or "uid" or "creationTimestamp" or "generation" or "selfLink" => true,
        "annotations" => SameMap(left as MapNode, right as MapNode, static (annotation, a, b) =>
            annotation is "kubectl.kubernetes.io/last-applied-configuration" || SameNode(a, b)),
        _ => SameNode(left, right),
    };

    private static bool SameMap(MapNode? left, MapNode? right, Func<string, Node?, Node?, bool> same)
    {
        var leftEntries = left?.Entries ?? [];
        var rightEntries = right?.Entries ?? [];
        return leftEntries.All(entry => same(entry.Key, entry.Value, right?[entry.Key]))
            && rightEntries.All(entry => left?[entry.Key] is not null || same(entry.Key, null, entry.Value));
    }

    private static bool SameNode(Node? left, Node? right) => (left, right) switch
    {
        (null or ScalarNode { Type: ScalarType.Null }, null or ScalarNode { Type: ScalarType.Null }) => true,
        (ScalarNode a, ScalarNode b) => a.Type == b.Type && string.Equals(a.Text, b.Text, StringComparison.Ordinal),
        (ListNode a, ListNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => SameNode(pair.First, pair.Second)),
        (MapNode a, MapNode b) => SameMap(a, b, static (_, x, y) => SameNode(x, y)),
        _ => false,
    };
}
