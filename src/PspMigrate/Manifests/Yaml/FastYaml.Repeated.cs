using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Yaml;

/// <content>Values whose lines were read before.</content>
internal ref partial struct FastYaml
{
    /// <summary>What stands after a colon. If the same lines stood under the key before, that is all there is to know.</summary>
    private bool Child(int parent, UInt128 key, int depth, FieldFilter filter, FingerprintScope scope, out TreeValue value)
    {
        if (Current() != '\n' || scope != FingerprintScope.Everything || _scratch.Repeated.Of(key, depth, filter) is not { } repeated)
            return Value(parent, isInMap: true, depth, filter, scope, out value);
        var before = this;
        var from = Math.Min(_at + 1, _text.Length);
        if (repeated.Find(_text[from..]) is { } known && PassLines(known, parent, out var place))
        {
            value = known.At(place);
            return true;
        }

        this = before;
        if (!Value(parent, isInMap: true, depth, filter, scope, out value))
            return false;
        if (!value.IsNull && !_hasPassedComment && _indent >= 0)
            repeated.Add(_text[from.._lineStart], value);
        return true;
    }

    /// <summary>Passes over known lines; false when they aren't all of the value here.</summary>
    private bool PassLines(RepeatedText.Known known, int parent, out Position place)
    {
        place = default;
        var from = _at + 1;
        if (!NextLine() || _lineStart != from || _indent < parent)
            return false;
        place = Place(_at);
        var (column, isList) = (_indent, IsEntry());
        if (column == parent && !isList)
            return false;
        var end = from + known.Text.Length;
        _at = end - 1;
        _line += known.Lines - 1;
        // Behind a literal block, blanks and what looks like a comment are still text of it.
        return NextLine() && (_indent < 0 ? end == _text.Length : _lineStart == end)
            && (_indent < column || (isList && _indent == column && !IsEntry()));
    }
}
