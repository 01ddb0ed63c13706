namespace PspMigrate.Manifests;

/// <summary>Puts nodes to another place in which the same text stands.</summary>
/// <param name="from">Where the text began.</param>
/// <param name="to">Where it begins now.</param>
internal readonly struct Moved(Position from, Position to)
{
    /// <summary>A node there; of a map or a list, what is in it is put there when somebody looks.</summary>
    public Node Node(Node node) => node switch
    {
        MapNode map => new MapNode(Place(map.At), map),
        ListNode list => new ListNode(Place(list.At), list),
        _ => new ScalarNode(Place(node.At), ((ScalarNode)node).Text, ((ScalarNode)node).Type),
    };

    public MapEntry[] Entries(ReadOnlySpan<MapEntry> entries)
    {
        var moved = new MapEntry[entries.Length];
        for (var i = 0; i < moved.Length; i++)
            moved[i] = new MapEntry(entries[i].Key, Place(entries[i].KeyAt), Node(entries[i].Value));
        return moved;
    }

    public Node[] Items(ReadOnlySpan<Node> items)
    {
        var moved = new Node[items.Length];
        for (var i = 0; i < moved.Length; i++)
            moved[i] = Node(items[i]);
        return moved;
    }

    /// <summary>Only what stands on the first line has another column; a source without lines has one place.</summary>
    private Position Place(Position at) => to.Line == 0
        ? to
        : new(to.Source, at.Line - from.Line + to.Line, at.Line == from.Line ? at.Column - from.Column + to.Column : at.Column);
}
