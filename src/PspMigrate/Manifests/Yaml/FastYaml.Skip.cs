using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Yaml;

/// <content>What nobody looks at: passed over as strictly as it would be read, and nothing is made of it.</content>
internal ref partial struct FastYaml
{
    private bool SkipMap(int column, int depth)
    {
        var firstKey = _scratch.KeyCount;
        do
        {
            if (!SkipKey(firstKey) || !SkipValue(column, isInMap: true, depth + 1))
                return false;
        }
        while (_indent == column && !IsEntry());
        _scratch.PopKeys(firstKey);
        return _indent < column;
    }

    private bool SkipList(int column, int depth)
    {
        do
        {
            _at++;
            if (!SkipValue(column, isInMap: false, depth + 1))
                return false;
        }
        while (_indent == column && IsEntry());
        return _indent <= column;
    }

    private bool SkipValue(int parent, bool isInMap, int depth)
    {
        if (depth > Limits.Depth)
            return false;
        while (Current() == ' ')
            _at++;
        if (Current() is '\n' or '#')
        {
            _at = LineEnd();
            if (!NextLine())
                return false;
            if (_indent > parent)
                return IsEntry() ? SkipList(_indent, depth) : SkipMap(_indent, depth);
            return !isInMap || _indent != parent || !IsEntry() || SkipList(parent, depth);
        }

        if (isInMap)
            return !IsEntry() && SkipScalar(parent);
        var column = _at - _lineStart;
        if (IsEntry())
            return SkipList(column, depth);
        return IsKey() ? SkipMap(column, depth) : SkipScalar(parent);
    }

    private bool SkipScalar(int parent) => Current() switch
    {
        '|' => Literal(parent, out _),
        '"' or '\'' => Quoted(parent, out _) && AfterScalar(parent),
        '{' or '[' => EmptyBrackets(out _) && AfterScalar(parent),
        _ => Plain(parent, out _),
    };

    /// <summary>A key that its map doesn't have yet.</summary>
    private bool SkipKey(int firstKey)
    {
        if (!KeyText(out var key, out var isPlain))
            return false;
        if (isPlain && key.SequenceEqual("<<"u8))
            return false;
        if (isPlain && YamlScalars.MayBeOther(key))
        {
            var word = _scratch.Keys.Get(key);
            if (word.PlainType == ScalarType.Null)
                return false;
            if (word.PlainType != ScalarType.String)
                key = Encoding.UTF8.GetBytes(word.PlainText);
        }

        return _scratch.PushKey(firstKey, Utf8Words.Hash(key));
    }
}
