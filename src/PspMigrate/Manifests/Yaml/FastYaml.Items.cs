using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Manifests.Yaml;

/// <content>Lists of objects.</content>
internal ref partial struct FastYaml
{
    /// <summary>The value of a top-level key <c>items</c>: a block list is handed over item by item.</summary>
    private bool TopLevelItems(int parent, out TreeValue value)
    {
        var before = (_at, _line, _lineStart);
        value = default;
        if (EndOfLine() && NextLine() && _indent >= parent && IsEntry())
        {
            var place = Place(_at);
            value = new TreeValue(new ListNode(place, [], content: default), default, IsNull: false);
            return Items(_indent);
        }

        (_at, _line, _lineStart) = before;
        return Value(parent, isInMap: true, depth: 1, FieldFilter.All, FingerprintScope.Everything, out value);
    }

    private bool Items(int column)
    {
        do
        {
            _at++;
            while (Current() == ' ')
                _at++;
            var filter = FilterOfObject(_at - _lineStart, out var apiVersion, out var kind);
            if (!IsKey() || !Map(_at - _lineStart, depth: 2, filter, FingerprintScope.Object, out var item))
                return false;
            var map = (MapNode)item.Node;
            if (!ReferenceEquals(filter, FieldFilter.All) && !HasType(map, apiVersion, kind))
                return false;
            _items!.Add(map);
        }
        while (_indent == column && IsEntry());
        return _indent <= column;
    }

    /// <summary>True when an object says of itself what was read off its lines.</summary>
    public static bool HasType(MapNode map, string apiVersion, string kind) => Is(map["apiVersion"], apiVersion) && Is(map["kind"], kind);

    private static bool Is(Node? node, string text) =>
        node is ScalarNode { Type: ScalarType.String } scalar && string.Equals(scalar.Text, text, StringComparison.Ordinal);

    /// <summary>Looks ahead for the type of the object whose keys stand in a column.</summary>
    private readonly FieldFilter FilterOfObject(int column, out string apiVersion, out string kind)
    {
        (apiVersion, kind) = ("", "");
        for (var from = _at; from < _text.Length; from += column)
        {
            var rest = _text[from..];
            var end = rest.IndexOf((byte)'\n');
            var current = end < 0 ? rest : rest[..end];
            if (current.StartsWith("kind:"u8))
                kind = KindHint.Value(current["kind:"u8.Length..], _scratch.Words);
            else if (current.StartsWith("apiVersion:"u8))
                apiVersion = KindHint.Value(current["apiVersion:"u8.Length..], _scratch.Words);
            if (kind.Length > 0 && apiVersion.Length > 0)
                return FieldsOfInterest.Of(apiVersion, kind, _scratch.KeepsRequiredFields);
            from += current.Length + 1;

            // A line that begins before the column belongs to what follows the object, unless there is nothing on it.
            while (from < _text.Length && _text[from] == '\n')
                from++;
            if (from + column > _text.Length || _text.Slice(from, column).ContainsAnyExcept((byte)' '))
                break;
        }

        return FieldFilter.All;
    }
}
