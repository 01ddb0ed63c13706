using System.Buffers;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Yaml;

/// <content>Scalars.</content>
internal ref partial struct FastYaml
{
    private static readonly SearchValues<byte> PlainStops = SearchValues.Create(":#\t"u8);

    private bool Scalar(int parent, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        var place = Place(_at);
        switch (Current())
        {
            case '|':
                return Literal(parent, out var lines) && Finish(place, lines, isPlain: false, out value);
            case '"' or '\'':
                return Quoted(parent, out var quoted) && AfterScalar(parent) && Finish(place, quoted, isPlain: false, out value);
            case '{' or '[':
                return EmptyFlow(place, scope, out value) && AfterScalar(parent);
            default:
                return Plain(parent, out var plain) && Finish(place, plain, isPlain: true, out value);
        }
    }

    private readonly TreeValue Null(Position place) => Finish(place, [], isPlain: true, out var value) ? value : default;

    private bool EmptyFlow(Position place, FingerprintScope scope, out TreeValue value)
    {
        value = default;
        if (!EmptyBrackets(out var isMap))
            return false;
        var print = isMap ? Fingerprint.OfMap(Fingerprint.EmptyMap) : Fingerprint.EmptyList;
        Node node = isMap ? new MapNode(place, [], print) : new ListNode(place, [], print);
        value = new TreeValue(node, print, isMap && scope == FingerprintScope.Annotations);
        return true;
    }

    private bool EmptyBrackets(out bool isMap)
    {
        isMap = Current() == '{';
        _at++;
        while (Current() == ' ')
            _at++;
        if (Current() != (isMap ? '}' : ']'))
            return false;
        _at++;
        return true;
    }

    /// <summary>Only a comment may follow on the line, and nothing that is still deeper than the parent after it.</summary>
    private bool AfterScalar(int parent) => EndOfLine() && NextLine() && _indent <= parent;

    private readonly bool Finish(Position place, ReadOnlySpan<byte> content, bool isPlain, out TreeValue value)
    {
        if (_scratch.Words.Find(content) is { } word)
        {
            var (text, type) = isPlain ? (word.PlainText, word.PlainType) : (word.Text, ScalarType.String);
            value = new TreeValue(new ScalarNode(place, text, type), isPlain ? word.PlainPrint : word.StringPrint, type == ScalarType.Null);
        }
        else
        {
            value = TreeValue.Of(place, content, isPlain && (content.IsEmpty || YamlScalars.MayBeOther(content)));
        }

        return true;
    }

    /// <summary>A plain scalar, on one line or folded over several.</summary>
    private bool Plain(int parent, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!IsPlainStart() || !PlainLine(out content, out var isEnded))
            return false;
        var last = _line;
        if (!NextLine())
            return false;
        if (_indent <= parent)
            return true;

        Begin(content);
        for (; _indent > parent; last = _line, isEnded |= !NextLine())
        {
            if (isEnded || _hasPassedComment || !IsPlainStart())
                return false;
            Fold(_line - last);
            if (!PlainLine(out content, out isEnded))
                return false;
            _scratch.Bytes.Write(content);
        }

        content = _scratch.Bytes.WrittenSpan;
        return true;
    }

    private readonly bool IsPlainStart() =>
        _at < _text.Length && (StartsPlain(_text[_at]) || (_text[_at] == '-' && !IsBlankAt(_at + 1)));

    /// <summary>What a line holds of a plain scalar; false where its meaning isn't beyond doubt.</summary>
    private bool PlainLine(out ReadOnlySpan<byte> content, out bool isEnded)
    {
        isEnded = false;
        var end = LineEnd();
        content = _text[_at..end];
        for (var from = 0; content[from..].IndexOfAny(PlainStops) is >= 0 and var stop; from += stop + 1)
        {
            var offset = _at + from + stop;
            if (_text[offset] == '\t' || (_text[offset] == ':' && IsBlankAt(offset + 1)))
                return false;
            if (_text[offset] == '#' && _text[offset - 1] == ' ')
            {
                isEnded = true;
                content = _text[_at..offset];
                break;
            }
        }

        content = content.TrimEnd((byte)' ');
        _at = end;
        return true;
    }
}
