namespace PspMigrate.Manifests;

/// <summary>A node of a YAML or JSON document that knows its place. Immutable.</summary>
public abstract class Node(Position at)
{
    /// <summary>Where the node begins.</summary>
    public Position At { get; } = at;

    /// <summary>The word for this node in messages: <c>string</c>, <c>list</c>, <c>map</c>, …</summary>
    public abstract string Kind { get; }

    /// <summary>This node and all below it, in any order.</summary>
    internal IEnumerable<Node> All()
    {
        var open = new Stack<Node>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var below in node is MapNode map ? map.Entries.Select(entry => entry.Value) : (node as ListNode)?.Items ?? [])
                open.Push(below);
        }
    }
}

/// <summary>A map. Keys are unique; of duplicates the last has won, as in kubectl.</summary>
public sealed class MapNode : Node
{
    private readonly UInt128 _content;
    private MapEntry[]? _entries;

    public MapNode(Position at, IReadOnlyList<MapEntry> entries)
        : this(at, entries as MapEntry[] ?? [.. entries], content: default)
    {
    }

    internal MapNode(Position at, MapEntry[] entries, UInt128 content)
        : base(at)
    {
        (Original, _entries, _content) = (this, entries, content);
    }

    /// <summary>A map that stands here with the same text as another elsewhere. Its entries are made when somebody asks for them.</summary>
    internal MapNode(Position at, MapNode same)
        : base(at)
    {
        (Original, _content) = (same.Original, same._content);
    }

    /// <summary>The entries in the order of the document.</summary>
    public IReadOnlyList<MapEntry> Entries => Own;

    internal ReadOnlySpan<MapEntry> Span => Own;

    /// <summary>The first map with this text, which has the same entries elsewhere; mostly this one itself.</summary>
    internal MapNode Original { get; }

    /// <summary>The fingerprint of what the document holds here, also where not all of it was kept; null when not known.</summary>
    internal UInt128? Content => _content == default ? null : _content;

    private MapEntry[] Own => _entries ??= new Moved(Original.At, At).Entries(Original.Own);

    public override string Kind => "map";

    /// <summary>The value under <paramref name="key"/>, or null when there is none. An explicit null is a <see cref="ScalarNode"/>.</summary>
    public Node? this[string key]
    {
        get
        {
            foreach (ref readonly var entry in Span)
            {
                if (string.Equals(entry.Key, key, StringComparison.Ordinal))
                    return entry.Value;
            }

            return null;
        }
    }

    /// <summary>The node at the end of a path of keys, or null when the path leaves the tree.</summary>
    public Node? Find(params ReadOnlySpan<string> path)
    {
        Node? node = this;
        foreach (var key in path)
            node = (node as MapNode)?[key];
        return node;
    }

    /// <summary>The text at the end of a path of keys, or null when there is none, or it is empty.</summary>
    public string? TextAt(params ReadOnlySpan<string> path) => Find(path) is ScalarNode { Text.Length: > 0 } scalar ? scalar.Text : null;

    /// <summary>The items of the list at the end of a path of keys; none where there is no list.</summary>
    public IReadOnlyList<Node> ItemsAt(params ReadOnlySpan<string> path) => (Find(path) as ListNode)?.Items ?? [];

    /// <summary>Those items that are maps.</summary>
    public IEnumerable<MapNode> MapsAt(params ReadOnlySpan<string> path) => ItemsAt(path).OfType<MapNode>();

    /// <summary>The texts of those items that are scalars.</summary>
    public IEnumerable<string> TextsAt(params ReadOnlySpan<string> path) => ItemsAt(path).OfType<ScalarNode>().Select(item => item.Text);

    /// <summary>The place of a field, or of the nearest parent that is there when the field is left out. An item of a list is named by its index.</summary>
    public Position Where(params ReadOnlySpan<string> path)
    {
        var (node, place) = ((Node)this, At);
        foreach (var key in path)
        {
            if (node is MapNode map && Array.Find(map.Own, entry => string.Equals(entry.Key, key, StringComparison.Ordinal)) is { Value: { } value } found)
                (node, place) = (value, found.KeyAt);
            else if (node is ListNode list && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Span.Length)
                (node, place) = (list.Span[index], list.Span[index].At);
            else
                break;
        }

        return place;
    }

    /// <summary>The same map with a value under a key, in the place of the one that is there or at the end; null takes the key away.</summary>
    internal MapNode With(string key, Node? value)
    {
        MapEntry[] others = [.. Entries.Where(entry => !string.Equals(entry.Key, key, StringComparison.Ordinal))];
        return value is null ? new(At, others)
            : others.Length == Own.Length ? new(At, [.. others, new(key, At, value)])
            : new(At, [.. Entries.Select(entry => string.Equals(entry.Key, key, StringComparison.Ordinal) ? entry with { Value = value } : entry)]);
    }
}

/// <summary>One entry of a map: the key, where the key stands, and the value.</summary>
public readonly record struct MapEntry(string Key, Position KeyAt, Node Value);

/// <summary>A list.</summary>
public sealed class ListNode : Node
{
    private readonly UInt128 _content;
    private Node[]? _items;

    public ListNode(Position at, IReadOnlyList<Node> items)
        : this(at, items as Node[] ?? [.. items], content: default)
    {
    }

    internal ListNode(Position at, Node[] items, UInt128 content)
        : base(at)
    {
        (Original, _items, _content) = (this, items, content);
    }

    /// <inheritdoc cref="MapNode(Position, MapNode)"/>
    internal ListNode(Position at, ListNode same)
        : base(at)
    {
        (Original, _content) = (same.Original, same._content);
    }

    public IReadOnlyList<Node> Items => Own;

    internal ReadOnlySpan<Node> Span => Own;

    /// <inheritdoc cref="MapNode.Original"/>
    internal ListNode Original { get; }

    /// <inheritdoc cref="MapNode.Content"/>
    internal UInt128? Content => _content == default ? null : _content;

    private Node[] Own => _items ??= new Moved(Original.At, At).Items(Original.Own);

    public override string Kind => "list";
}

/// <summary>What a scalar is to the API server, once YAML's rules for plain and quoted scalars have been applied.</summary>
public enum ScalarType
{
    Null,
    Boolean,
    Integer,
    Float,
    String,
}

/// <summary>A scalar with its resolved type.</summary>
/// <param name="text">The text: for a boolean <c>true</c> or <c>false</c>, for an integer its decimal form, else as written.</param>
public sealed class ScalarNode(Position at, string text, ScalarType type) : Node(at)
{
    public string Text { get; } = text;

    public ScalarType Type { get; } = type;

    public override string Kind => Type switch
    {
        ScalarType.Null => "null",
        ScalarType.Boolean => "boolean",
        ScalarType.Integer => "integer",
        ScalarType.Float => "float",
        _ => "string",
    };
}
