using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Json;

/// <content>Builds nodes and a fingerprint of what is looked at; passes over the rest.</content>
internal ref partial struct JsonNodeReader
{
    /// <summary>
    /// The object that begins at the current token; null when a key may stand twice in it, or there is another doubt: that takes the full reading.
    /// </summary>
    public MapNode? ReadObject(int depth, FieldFilter filter, TreeScratch scratch)
    {
        scratch.Clear();
        return Map(depth, filter, FingerprintScope.Object, scratch, out var value) ? (MapNode)value.Node : null;
    }

    private bool Value(int depth, FieldFilter filter, FingerprintScope scope, TreeScratch scratch, out TreeValue value)
    {
        if (depth > Limits.Depth)
            throw Limits.TooDeep(Here());
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Map(depth, filter, scope, scratch, out value);
            case JsonTokenType.StartArray:
                return List(depth, filter, scope, scratch, out value);
            case JsonTokenType.String:
                value = String(scratch);
                return true;
            case JsonTokenType.Number:
                value = Number(scratch);
                return true;
            default:
                var word = scratch.Words.Get(_reader.ValueSpan);
                value = new TreeValue(
                    new ScalarNode(Here(), word.PlainText, word.PlainType),
                    word.PlainPrint,
                    _reader.TokenType == JsonTokenType.Null);
                return true;
        }
    }

    private bool Map(int depth, FieldFilter filter, FingerprintScope scope, TreeScratch scratch, out TreeValue value)
    {
        var place = Here();
        var (firstKey, firstEntry) = (scratch.KeyCount, scratch.Entries.Count);
        var sum = Fingerprint.EmptyMap;
        var counted = 0;
        value = default;
        while (MoveNext() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var key = scratch.Keys.Get(Content(scratch));
            if (!scratch.PushKey(firstKey, (ulong)key.TextPrint))
                return false;
            if (filter.Below(key.Text) is not { } wanted)
            {
                MoveNext();
                if (!Skip(depth + 1, scratch))
                    return false;
                continue;
            }

            var below = FingerprintScopes.Below(scope, key.Text);
            var keyAt = Here();
            MoveNext();
            if (!Child(key, depth + 1, wanted, below, scratch, out var child))
                return false;
            if (below != FingerprintScope.Nothing)
            {
                counted++;
                if (!child.IsNull)
                    sum += Fingerprint.OfEntry(key.TextPrint, child.Print);
            }

            scratch.Entries.Add(new MapEntry(key.Text, keyAt, child.Node));
        }

        scratch.PopKeys(firstKey);
        var print = Fingerprint.OfMap(sum);
        value = new TreeValue(
            new MapNode(place, TreeScratch.Pop(scratch.Entries, firstEntry), print),
            print,
            scope == FingerprintScope.Annotations && counted == 0);
        return true;
    }

    /// <summary>The value under a key. If the same text stood under it before, that is all there is to know.</summary>
    private bool Child(Utf8Word key, int depth, FieldFilter filter, FingerprintScope scope, TreeScratch scratch, out TreeValue value)
    {
        if (scope != FingerprintScope.Everything
            || _reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)
            || scratch.Repeated.Of(key.TextPrint, depth, filter) is not { } repeated)
        {
            return Value(depth, filter, scope, scratch, out value);
        }

        var from = Offset;
        if (repeated.Find(_json[from..]) is { } known)
        {
            value = known.At(Here());
            PassTo(from + known.Text.Length - 1);
            return true;
        }

        if (!Value(depth, filter, scope, scratch, out value))
            return false;
        repeated.Add(_json[from..(Offset + 1)], value);
        return true;
    }

    private bool List(int depth, FieldFilter filter, FingerprintScope scope, TreeScratch scratch, out TreeValue value)
    {
        var place = Here();
        var firstItem = scratch.Items.Count;
        var print = Fingerprint.EmptyList;
        var below = scope == FingerprintScope.Nothing ? scope : FingerprintScope.Everything;
        value = default;
        while (MoveNext() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Value(depth + 1, filter, below, scratch, out var item))
                return false;
            print = Fingerprint.OfItem(print, item.Print);
            scratch.Items.Add(item.Node);
        }

        value = new TreeValue(new ListNode(place, TreeScratch.Pop(scratch.Items, firstItem), print), print, IsNull: false);
        return true;
    }

    private TreeValue String(TreeScratch scratch)
    {
        var content = Content(scratch);
        return scratch.Words.Find(content) is { } word
            ? new TreeValue(new ScalarNode(Here(), word.Text, ScalarType.String), word.StringPrint, IsNull: false)
            : TreeValue.Of(Here(), content, isPlain: false);
    }

    private TreeValue Number(TreeScratch scratch)
    {
        var isInt64 = _reader.TryGetInt64(out var integer);
        var word = scratch.Words.Get(isInt64 && integer == 0 ? "0"u8 : _reader.ValueSpan);
        var type = isInt64 ? ScalarType.Integer : NumberType(_reader.ValueSpan);
        return new TreeValue(
            new ScalarNode(Here(), word.Text, type), Fingerprint.OfScalar(word.TextPrint, type), IsNull: false);
    }

    /// <summary>Passes over a value that nobody looks at, as strictly as it would be read; false where there is any doubt about it.</summary>
    private bool Skip(int depth, TreeScratch scratch)
    {
        if (_reader.TokenType == JsonTokenType.String)
            Content(scratch);
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return true;
        if (JsonSkipper.Length(_json[Offset..], depth, scratch) is not { } length)
            return false;
        PassTo(Offset + length - 1);
        return true;
    }

    /// <summary>The text of the current string or key, without escapes; valid until the next one.</summary>
    private ReadOnlySpan<byte> Content(TreeScratch scratch)
    {
        if (_reader.ValueSpan.Length > Limits.Scalar)
            throw TooLong(Here());
        if (!_reader.ValueIsEscaped)
            return _reader.ValueSpan;
        scratch.Bytes.ResetWrittenCount();
        try
        {
            scratch.Bytes.Advance(_reader.CopyString(scratch.Bytes.GetSpan(_reader.ValueSpan.Length)));
        }
        catch (InvalidOperationException)
        {
            throw BrokenEscape(Here());
        }

        return scratch.Bytes.WrittenSpan;
    }
}
