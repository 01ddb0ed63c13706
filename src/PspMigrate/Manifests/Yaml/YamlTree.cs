using System.Buffers;
using PspMigrate.Manifests.Machine;
using YamlDotNet.Core.Events;

namespace PspMigrate.Manifests.Yaml;

/// <summary>YAML text → positioned nodes, from the parser's events.</summary>
internal sealed class YamlTree
{
    /// <summary>Control characters that YAML forbids; the parser lets them through, kubectl's doesn't.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')), '\u007f']);

    private readonly YamlEvents _events;
    private readonly List<Diagnostic> _diagnostics;
    private readonly Action<Node>? _onItem;
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _openAnchors = new(StringComparer.Ordinal);

    /// <summary>Nodes so far, as many as they are once aliases are followed.</summary>
    private long _nodes;
    private long _aliasedNodes;

    private YamlTree(YamlEvents events, List<Diagnostic> diagnostics, Action<Node>? onItem)
    {
        _onItem = onItem;
        _events = events;
        _diagnostics = diagnostics;
    }

    /// <summary>All documents of <paramref name="text"/>; empty ones are null scalars.</summary>
    /// <param name="source">The name for positions.</param>
    /// <param name="firstLine">The line at which the text stands in its source.</param>
    /// <param name="onItem">Takes the items of a top-level list <c>items</c> one by one, which is then empty in the result.</param>
    /// <exception cref="ManifestException">The text isn't valid YAML, or goes beyond a limit.</exception>
    public static List<Node> Parse(
        string source, string text, int firstLine, List<Diagnostic> diagnostics, Action<Node>? onItem = null)
    {
        CheckCharacters(source, text, firstLine);
        var stream = new YamlEvents(source, text, firstLine);
        var documents = new List<Node>();
        while (stream.Next() is not StreamEnd)
        {
            if (stream.Current is DocumentStart)
            {
                stream.Next();
                documents.Add(new YamlTree(stream, diagnostics, onItem).Read(depth: 0).Node);
            }
        }

        return documents;
    }

    /// <summary>The documents of a whole file, which may have a byte order mark; none where it can't be read.</summary>
    public static List<Node> ParseFile(string path, string text)
    {
        try
        {
            return Parse(path, text.TrimStart('\uFEFF'), firstLine: 1, []);
        }
        catch (ManifestException)
        {
            return [];
        }
    }

    private static void CheckCharacters(string source, string text, int firstLine)
    {
        var at = text.AsSpan().IndexOfAny(Forbidden);
        if (at < 0)
            return;
        var before = text.AsSpan(0, at);
        throw ManifestException.At(
            new(source, firstLine + before.Count('\n'), at - before.LastIndexOf('\n')),
            $"the control character U+{(int)text[at]:X4} is not allowed in YAML");
    }

    /// <summary>The node that begins at the current event; afterwards the current event is the node's last.</summary>
    private (Node Node, int Height) Read(int depth)
    {
        if (depth > Limits.Depth)
            throw Limits.TooDeep(_events.At);
        if (_events.Current is AnchorAlias alias)
            return Follow(alias, depth);

        // In broken text the parser ends a map after a key.
        if (_events.Current is not NodeEvent start)
            throw ManifestException.At(_events.At, "this is not valid YAML: a value is missing");
        var before = _nodes++;
        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
            _openAnchors.Add(anchor);
        var (node, height) = start switch
        {
            MappingStart => ReadMap(depth),
            SequenceStart => ReadList(depth),
            _ => (YamlScalarNode.Read((Scalar)start, _events.At), 0),
        };
        if (anchor is not null)
        {
            _openAnchors.Remove(anchor);
            _anchors[anchor] = new Anchored(node, height, _nodes - before);
        }

        return (node, height);
    }

    private (Node, int) ReadMap(int depth)
    {
        var at = _events.At;
        var map = new MapBuilder(at, _diagnostics);
        var height = 0;
        while (_events.Next() is not MappingEnd)
        {
            var key = _events.Current;
            var keyAt = _events.At;
            var name = key is Scalar scalar && !YamlScalarNode.IsMerge(scalar) ? YamlScalarNode.Key(scalar, keyAt) : null;
            if (key is AnchorAlias alias)
            {
                name = Follow(alias, depth).Node is ScalarNode { Type: not ScalarType.Null } aliased
                    ? aliased.Text
                    : throw ManifestException.At(keyAt, "a key must be a string, not a map or list");
            }
            else if (key is not Scalar)
            {
                throw ManifestException.At(keyAt, "a key must be a string, not a map or list");
            }

            _events.Next();
            var isItems = depth == 0 && name is "items" && _events.Current is SequenceStart { Anchor.IsEmpty: true };
            var (value, below) = isItems && _onItem is not null ? HandOver(_onItem) : Read(depth + 1);
            height = Math.Max(height, below + 1);
            if (name is null)
                Merge(map, value);
            else
                map.Add(name, keyAt, value);
        }

        return (map.Build(), height);
    }

    private (Node, int) ReadList(int depth)
    {
        var at = _events.At;
        var items = new List<Node>();
        var height = 0;
        while (_events.Next() is not SequenceEnd)
        {
            var (item, below) = Read(depth + 1);
            height = Math.Max(height, below + 1);
            items.Add(item);
        }

        return (new ListNode(at, items.ToArray()), height);
    }

    private (Node, int) HandOver(Action<Node> take)
    {
        var at = _events.At;
        while (_events.Next() is not SequenceEnd)
            take(Read(depth: 2).Node);
        return (new ListNode(at, []), 0);
    }

    private static void Merge(MapBuilder map, Node value)
    {
        switch (value)
        {
            case MapNode single:
                map.Merge(single);
                break;
            case ListNode list when list.Items.All(item => item is MapNode):
                // Earlier maps of the list win over later ones.
                for (var i = list.Items.Count - 1; i >= 0; i--)
                    map.Merge((MapNode)list.Items[i]);
                break;
            default:
                throw ManifestException.At(value.At, "the merge key << takes a map or a list of maps");
        }
    }

    private (Node Node, int Height) Follow(AnchorAlias alias, int depth)
    {
        var name = alias.Value.Value;
        if (_openAnchors.Contains(name))
            throw ManifestException.At(_events.At, $"the alias *{Quote.Name(name)} refers to a node that contains it");
        if (!_anchors.TryGetValue(name, out var target))
            throw ManifestException.At(_events.At, $"the alias *{Quote.Name(name)} has no anchor before it in this document");
        if (depth + target.Height > Limits.Depth)
            throw Limits.TooDeep(_events.At);
        _nodes += target.Nodes;
        _aliasedNodes += target.Nodes;
        if (_aliasedNodes > Limits.AliasedNodes)
        {
            throw ManifestException.At(
                _events.At, $"aliases repeat more than {Limits.AliasedNodes:N0} nodes in this document", "write the values out");
        }

        return (target.Node, target.Height);
    }

    private readonly record struct Anchored(Node Node, int Height, long Nodes);
}
