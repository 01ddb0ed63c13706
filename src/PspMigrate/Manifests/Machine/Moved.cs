namespace PspMigrate.Manifests.Machine;

/// <summary>Copies nodes to another place in which the same text stands.</summary>
/// <param name="from">Where the text began.</param>
/// <param name="to">Where it begins now.</param>
internal readonly struct Moved(Position from, Position to)
{
    public Node Copy(Node node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return new ScalarNode(Place(scalar.At), scalar.Text, scalar.Type);
            case ListNode list:
                var items = new Node[list.Span.Length];
                for (var i = 0; i < items.Length; i++)
                    items[i] = Copy(list.Span[i]);
                return new ListNode(Place(list.At), items, list.Content);
            default:
                var map = (MapNode)node;
                var entries = new MapEntry[map.Span.Length];
                for (var i = 0; i < entries.Length; i++)
                {
                    ref readonly var entry = ref map.Span[i];
                    entries[i] = new MapEntry(entry.Key, Place(entry.KeyAt), Copy(entry.Value));
                }

                return new MapNode(Place(map.At), entries, map.Content);
        }
    }

    /// <summary>Only what stands on the first line has another column; a source without lines has one place.</summary>
    private Position Place(Position at) => to.Line == 0
        ? to
        : new(to.Source, at.Line - from.Line + to.Line, at.Line == from.Line ? at.Column - from.Column + to.Column : at.Column);
}
