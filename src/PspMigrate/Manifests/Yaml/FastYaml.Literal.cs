using System.Buffers;

namespace PspMigrate.Manifests.Yaml;

/// <content>Literal blocks.</content>
internal ref partial struct FastYaml
{
    /// <summary>A literal block that ends with one line break or, after <c>|-</c>, none.</summary>
    private bool Literal(int parent, out ReadOnlySpan<byte> content)
    {
        content = default;
        _at++;
        var isStripped = Current() == '-';
        if (isStripped)
            _at++;
        if (!EndOfLine())
            return false;
        Begin([]);
        var width = -1;
        var breaks = 0;
        while (_at + 1 < _text.Length && LiteralLine(ref width, out var current, out var isEnd) is var isGood)
        {
            if (!isGood)
                return false;
            if (isEnd)
                break;
            if (current.IsEmpty)
            {
                breaks++;
                continue;
            }

            for (; breaks > 0; breaks--)
                Write((byte)'\n');
            _scratch.Bytes.Write(current);
            breaks = 1;
        }

        if (width <= parent || _scratch.Bytes.WrittenCount == 0 || Current() != '\n' || _at >= _text.Length)
            return false;
        if (!isStripped)
            Write((byte)'\n');
        content = _scratch.Bytes.WrittenSpan;
        return NextLine() && _indent <= parent;
    }

    /// <summary>The next line of a literal block; false where its meaning isn't beyond doubt.</summary>
    private bool LiteralLine(ref int width, out ReadOnlySpan<byte> content, out bool isEnd)
    {
        var rest = _text[(_at + 1)..];
        var length = rest.IndexOf((byte)'\n');
        var current = length < 0 ? rest : rest[..length];
        var blanks = current.IndexOfAnyExcept((byte)' ');
        isEnd = false;
        content = current;
        if (blanks >= 0)
        {
            if (width < 0 && current[blanks] == '\t')
                return false;
            if (width < 0)
                width = blanks;
            isEnd = blanks < width;
            content = current[Math.Min(width, blanks)..];
        }
        else if (!current.IsEmpty)
        {
            return false;
        }

        if (!isEnd)
        {
            _at += 1 + current.Length;
            _line++;
            _lineStart = _at - current.Length;
        }

        return true;
    }
}
