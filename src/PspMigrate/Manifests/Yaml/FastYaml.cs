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
    private readonly ReadOnlySpan<byte> text;
    private readonly string source;
    private readonly TreeScratch scratch;
    private List<MapNode>? items;

    /// <summary>The offset of what is read next.</summary>
    private int at;
    private int line;
    private int lineStart;

    /// <summary>The column, from 0, of the content at <see cref="at"/> after a line break; -1 at the end of the text.</summary>
    private int indent;

    /// <summary>True when comments stood between the last content and this one.</summary>
    private bool hasPassedComment;

    private FastYaml(string source, ReadOnlySpan<byte> text, int firstLine, TreeScratch scratch)
    {
        this.source = source;
        this.text = text;
        this.scratch = scratch;
        line = firstLine;
        scratch.Clear();
    }

    /// <summary>The object that is a whole document; null when it is not for this reader.</summary>
    /// <param name="source">The name for positions.</param>
    /// <param name="text">The document.</param>
    /// <param name="firstLine">The line at which it stands in its source.</param>
    /// <param name="filter">What nodes are built of.</param>
    /// <param name="scratch">For use by one reader at a time.</param>
    /// <param name="items">Takes the items of a top-level list <c>items</c>, which is then empty in the result; null keeps them there.</param>
    public static MapNode? Read(
        string source, ReadOnlySpan<byte> text, int firstLine, FieldFilter filter, TreeScratch scratch, List<MapNode>? items = null)
    {
        var reader = new FastYaml(source, text, firstLine, scratch) { items = items };
        return reader.IsReadable() && reader.Start() && reader.Block(0, filter, FingerprintScope.Object, out var value) && reader.indent < 0
            ? value.Node as MapNode
            : null;
    }

    /// <summary>Reads objects that are a part of a document: items of a list, each after its dash in the first column or all as deep as the first.</summary>
    /// <returns>False when it is not for this reader; then some may have been taken already.</returns>
    public static bool ReadItems(string source, ReadOnlySpan<byte> text, int firstLine, TreeScratch scratch, List<MapNode> items)
    {
        var reader = new FastYaml(source, text, firstLine, scratch) { items = items };
        return reader.IsReadable() && reader.Start() && reader.indent >= 0 && reader.IsEntry() && reader.Items(reader.indent) && reader.indent < 0;
    }

    /// <summary>Goes to the first content, over comments and the line that begins a document.</summary>
    private bool Start()
    {
        if (text.StartsWith("---"u8))
        {
            at = 3;
            return EndOfLine() && NextLine();
        }

        at = -1;
        line--;
        if (!NextLine())
            return false;
        if (indent != 0 || !text[at..].StartsWith("---"u8) || text.Length <= at + 3 || text[at + 3] is not ((byte)'\n' or (byte)' '))
            return true;
        at += 3;
        return EndOfLine() && NextLine();
    }

    private bool Block(int depth, FieldFilter? filter, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (indent < 0)
            return false;
        return IsEntry() ? List(indent, depth, filter, scope, out value) : Map(indent, depth, filter, scope, out value);
    }

    private bool Map(int column, int depth, FieldFilter? filter, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (depth > Limits.Depth)
            return false;
        var place = Place(at);
        var (firstKey, firstEntry) = (scratch.KeyCount, scratch.EntryCount);
        var sum = Fingerprint.EmptyMap;
        var counted = 0;
        do
        {
            var keyAt = Place(at);
            if (!Key(out var key, out var keyPrint) || !scratch.PushKey(firstKey, keyPrint))
                return false;
            var below = FingerprintScopes.Below(scope, key);
            var wanted = filter?.Below(key);
            var hasItems = depth == 0 && items is not null && key is "items";
            if (!(hasItems ? TopLevelItems(column, out var child) : Child(column, keyPrint, depth + 1, wanted, below, out child)))
                return false;
            if (below != FingerprintScope.Nothing)
            {
                counted++;
                if (!child.IsNull)
                    sum += Fingerprint.OfEntry(keyPrint, child.Print);
            }

            if (wanted is not null)
                scratch.Push(new MapEntry(key, keyAt, child.Node!));
        }
        while (indent == column && !IsEntry());
        if (indent >= column)
            return false;

        scratch.PopKeys(firstKey);
        var print = Fingerprint.OfMap(sum);
        value = new TreeValue(
            filter is null ? null : new MapNode(place, scratch.PopEntries(firstEntry), print),
            print,
            scope == FingerprintScope.Annotations && counted == 0);
        return true;
    }

    private bool List(int column, int depth, FieldFilter? filter, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (depth > Limits.Depth)
            return false;
        var place = Place(at);
        var firstItem = scratch.ItemCount;
        var print = Fingerprint.EmptyList;
        var below = scope == FingerprintScope.Nothing ? scope : FingerprintScope.Everything;
        do
        {
            at++;
            if (!Value(column, isInMap: false, depth + 1, filter, below, out var item))
                return false;
            print = Fingerprint.OfItem(print, item.Print);
            if (filter is not null)
                scratch.Push(item.Node!);
        }
        while (indent == column && IsEntry());
        if (indent > column)
            return false;

        value = new TreeValue(filter is null ? null : new ListNode(place, scratch.PopItems(firstItem), print), print, IsNull: false);
        return true;
    }

    /// <summary>What stands after a colon or a dash.</summary>
    private bool Value(int parent, bool isInMap, int depth, FieldFilter? filter, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (depth > Limits.Depth)
            return false;
        var after = Place(at);
        while (Current() == ' ')
            at++;
        if (Current() is '\n' or '#')
        {
            at = LineEnd();
            if (!NextLine())
                return false;
            if (indent > parent)
                return Block(depth, filter, scope, out value);
            if (isInMap && indent == parent && IsEntry())
                return List(parent, depth, filter, scope, out value);
            value = Null(after, filter, scope);
            return true;
        }

        if (isInMap)
            return !IsEntry() && Scalar(parent, depth, filter, scope, out value);
        var column = at - lineStart;
        if (IsEntry())
            return List(column, depth, filter, scope, out value);
        return IsKey() ? Map(column, depth, filter, scope, out value) : Scalar(parent, depth, filter, scope, out value);
    }
}
