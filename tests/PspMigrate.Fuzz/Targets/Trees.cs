using System.Text;
using PspMigrate.Manifests;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Trees as text, to compare them.</summary>
internal static class Trees
{
    /// <summary>Whether two trees say the same at the same places, in the same order.</summary>
    public static bool Same(Node one, Node other) => one.At == other.At && (one, other) switch
    {
        (MapNode a, MapNode b) => a.Entries.Count == b.Entries.Count
            && a.Entries.Zip(b.Entries).All(pair => SameKey(pair.First, pair.Second) && Same(pair.First.Value, pair.Second.Value)),
        (ListNode a, ListNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (ScalarNode a, ScalarNode b) => a.Type == b.Type && string.Equals(a.Text, b.Text, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Everything that a tree says, with the places.</summary>
    public static string Show(Node node)
    {
        var text = new StringBuilder();
        Show(node, text);
        return text.ToString();
    }

    /// <summary>What a filter leaves of a tree.</summary>
    public static Node Only(Node node, FieldFilter filter) => node switch
    {
        MapNode map => new MapNode(map.At, [.. Kept(map, filter)]),
        ListNode list => new ListNode(list.At, [.. list.Items.Select(item => Only(item, filter))]),
        _ => node,
    };

    /// <summary>Every scalar and empty collection with the path that leads to it.</summary>
    public static IEnumerable<string> Leaves(Node node, string path = "") => node switch
    {
        MapNode { Entries.Count: > 0 } map => map.Entries.SelectMany(entry => Leaves(entry.Value, $"{path}/{entry.Key}")),
        ListNode { Items.Count: > 0 } list => list.Items.SelectMany((item, i) => Leaves(item, $"{path}/{i}")),
        ScalarNode { Type: ScalarType.Null } => [],
        ScalarNode scalar => [$"{path} = {scalar.Kind} {scalar.Text}"],
        _ => [$"{path} = {node.Kind}"],
    };

    private static bool SameKey(MapEntry one, MapEntry other) => one.KeyAt == other.KeyAt && string.Equals(one.Key, other.Key, StringComparison.Ordinal);

    private static IEnumerable<MapEntry> Kept(MapNode map, FieldFilter filter)
    {
        foreach (var entry in map.Entries)
        {
            if (filter.Below(entry.Key) is { } below)
                yield return entry with { Value = Only(entry.Value, below) };
        }
    }

    private static void Show(Node node, StringBuilder text)
    {
        text.Append(node.At.Line).Append(':').Append(node.At.Column).Append(' ').Append(node.Kind);
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries)
                {
                    Show(entry.Value,
                        text.Append('\n').Append(entry.KeyAt.Line).Append(':').Append(entry.KeyAt.Column).Append(' ').Append(entry.Key).Append(": "));
                }

                text.Append("\n}");
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    Show(item, text.Append("\n- "));
                text.Append("\n]");
                break;
            case ScalarNode scalar:
                text.Append(' ').Append(scalar.Text);
                break;
            default:
                break;
        }
    }
}
