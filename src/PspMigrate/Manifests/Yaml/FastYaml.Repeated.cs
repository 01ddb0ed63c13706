using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Yaml;

/// <content>Values whose lines were read before.</content>
internal ref partial struct FastYaml
{
    /// <summary>What stands after a colon. If the same lines stood under the key before, that is all there is to know.</summary>
    private bool Child(int parent, UInt128 key, int depth, FieldFilter? filter, FingerprintScope scope, out TreeValue value)
    {
        if (Current() != '\n' || scope != FingerprintScope.Everything || scratch.Repeated.Of(key, depth, filter) is not { } repeated)
            return Value(parent, isInMap: true, depth, filter, scope, out value);
        var before = this;
        var from = Math.Min(at + 1, text.Length);
        if (repeated.Find(text[from..]) is { } known && PassLines(known, parent, out var place))
        {
            value = known.At(place);
            return true;
        }

        this = before;
        if (!Value(parent, isInMap: true, depth, filter, scope, out value))
            return false;
        if (!value.IsNull && !hasPassedComment && indent >= 0)
            repeated.Add(text[from..lineStart], value);
        return true;
    }

    /// <summary>Passes over known lines; false when they aren't all of the value here.</summary>
    private bool PassLines(RepeatedText.Known known, int parent, out Position place)
    {
        place = default;
        var from = at + 1;
        if (!NextLine() || lineStart != from || indent < parent)
            return false;
        place = Place(at);
        var (column, isList) = (indent, IsEntry());
        if (column == parent && !isList)
            return false;
        at = from + known.Text.Length - 1;
        line += known.Lines - 1;
        return NextLine() && (indent < column || (isList && indent == column && !IsEntry()));
    }
}
