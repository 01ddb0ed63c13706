using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Yaml;

/// <summary>Reads YAML in the plain block style that kubectl writes, straight from UTF-8, into the nodes that <see cref="YamlTree"/> gives.</summary>
/// <remarks>
/// It knows block maps and lists, plain and quoted scalars, literal blocks, comments, and empty braces and brackets. It
/// says no to everything else, broken text and duplicate keys too: then <see cref="YamlTree"/> reads the document and
/// has the last word. Tests compare the two on real, made and mutated manifests.
/// </remarks>
internal ref partial struct FastYaml
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly string _source;
    private readonly TreeScratch _scratch;
    private List<MapNode>? _items;

    /// <summary>The offset of what is read next.</summary>
    private int _at;
    private int _line;
    private int _lineStart;

    /// <summary>The column, from 0, of the content at <see cref="_at"/> after a line break; -1 at the end of the text.</summary>
    private int _indent;

    /// <summary>True when comments stood between the last content and this one.</summary>
    private bool _hasPassedComment;

    private FastYaml(string source, ReadOnlySpan<byte> text, int firstLine, TreeScratch scratch)
    {
        _source = source;
        _text = text;
        _scratch = scratch;
        _line = firstLine;
        scratch.Clear();
    }

    /// <summary>The object that is a whole document; null when it is not for this reader.</summary>
    /// <param name="firstLine">The line at which it stands in its source.</param>
    /// <param name="items">Takes the items of a top-level list <c>items</c>, which is then empty in the result; null keeps them there.</param>
    public static MapNode? Read(
        string source, ReadOnlySpan<byte> text, int firstLine, FieldFilter filter, TreeScratch scratch, List<MapNode>? items = null)
    {
        var reader = new FastYaml(source, text, firstLine, scratch) { _items = items };
        return reader.IsReadable() && reader.Start() && reader.Block(0, filter, FingerprintScope.Object, out var value) && reader._indent < 0
            ? value.Node as MapNode
            : null;
    }

    /// <summary>Reads objects that are a part of a document: items of a list, each after its dash in the first column or all as deep as the first.</summary>
    /// <returns>False when it is not for this reader; then some may have been taken already.</returns>
    public static bool ReadItems(string source, ReadOnlySpan<byte> text, int firstLine, TreeScratch scratch, List<MapNode> items)
    {
        var reader = new FastYaml(source, text, firstLine, scratch) { _items = items };
        return reader.IsReadable() && reader.Start() && reader._indent >= 0 && reader.IsEntry() && reader.Items(reader._indent) && reader._indent < 0;
    }

    /// <summary>Goes to the first content, over comments and the line that begins a document.</summary>
    private bool Start()
    {
        if (_text.StartsWith("---"u8))
        {
            _at = 3;
            return EndOfLine() && NextLine();
        }

        _at = -1;
        _line--;
        if (!NextLine())
            return false;
        if (_indent != 0 || !_text[_at..].StartsWith("---"u8) || _text.Length <= _at + 3 || _text[_at + 3] is not ((byte)'\n' or (byte)' '))
            return true;
        _at += 3;
        return EndOfLine() && NextLine();
    }

    private bool Block(int depth, FieldFilter filter, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (_indent < 0)
            return false;
        return IsEntry() ? List(_indent, depth, filter, scope, out value) : Map(_indent, depth, filter, scope, out value);
    }

    private bool Map(int column, int depth, FieldFilter filter, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (depth > Limits.Depth)
            return false;
        var place = Place(_at);
        var (firstKey, firstEntry) = (_scratch.KeyCount, _scratch.Entries.Count);
        var sum = Fingerprint.EmptyMap;
        var counted = 0;
        do
        {
            var keyAt = Place(_at);
            if (!Key(out var key, out var keyPrint) || !_scratch.PushKey(firstKey, (ulong)keyPrint))
                return false;
            if (filter.Below(key) is not { } wanted)
            {
                if (!SkipValue(column, isInMap: true, depth + 1))
                    return false;
                continue;
            }

            var below = FingerprintScopes.Below(scope, key);
            var hasItems = depth == 0 && _items is not null && key is "items";
            if (!(hasItems ? TopLevelItems(column, out var child) : Child(column, keyPrint, depth + 1, wanted, below, out child)))
                return false;
            if (below != FingerprintScope.Nothing)
            {
                counted++;
                if (!child.IsNull)
                    sum += Fingerprint.OfEntry(keyPrint, child.Print);
            }

            _scratch.Entries.Add(new MapEntry(key, keyAt, child.Node));
        }
        while (_indent == column && !IsEntry());
        if (_indent >= column)
            return false;

        _scratch.PopKeys(firstKey);
        var print = Fingerprint.OfMap(sum);
        value = new TreeValue(
            new MapNode(place, TreeScratch.Pop(_scratch.Entries, firstEntry), print),
            print,
            scope == FingerprintScope.Annotations && counted == 0);
        return true;
    }

    private bool List(int column, int depth, FieldFilter filter, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (depth > Limits.Depth)
            return false;
        var place = Place(_at);
        var firstItem = _scratch.Items.Count;
        var print = Fingerprint.EmptyList;
        var below = scope == FingerprintScope.Nothing ? scope : FingerprintScope.Everything;
        do
        {
            _at++;
            if (!Value(column, isInMap: false, depth + 1, filter, below, out var item))
                return false;
            print = Fingerprint.OfItem(print, item.Print);
            _scratch.Items.Add(item.Node);
        }
        while (_indent == column && IsEntry());
        if (_indent > column)
            return false;

        value = new TreeValue(new ListNode(place, TreeScratch.Pop(_scratch.Items, firstItem), print), print, IsNull: false);
        return true;
    }

    /// <summary>What stands after a colon or a dash.</summary>
    private bool Value(int parent, bool isInMap, int depth, FieldFilter filter, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (depth > Limits.Depth)
            return false;
        var after = Place(_at);
        while (Current() == ' ')
            _at++;
        if (Current() is '\n' or '#')
        {
            _at = LineEnd();
            if (!NextLine())
                return false;
            if (_indent > parent)
                return Block(depth, filter, scope, out value);
            if (isInMap && _indent == parent && IsEntry())
                return List(parent, depth, filter, scope, out value);
            value = Null(after);
            return true;
        }

        if (isInMap)
            return !IsEntry() && Scalar(parent, scope, out value);
        var column = _at - _lineStart;
        if (IsEntry())
            return List(column, depth, filter, scope, out value);
        return IsKey() ? Map(column, depth, filter, scope, out value) : Scalar(parent, scope, out value);
    }
}
