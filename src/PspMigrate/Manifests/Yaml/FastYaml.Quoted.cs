using System.Buffers;

namespace PspMigrate.Manifests.Yaml;

/// <content>Quoted scalars, on one line or folded over several.</content>
internal ref partial struct FastYaml
{
    private bool Quoted(int parent, out ReadOnlySpan<byte> content)
    {
        var quote = Current();
        _at++;
        if (QuotedOnOneLine(quote, out content))
        {
            if (quote == '"' || Current() != quote)
                return true;
            _at--;
        }

        Begin(content);

        // Blanks that are escaped stay before a line break.
        var escaped = 0;
        while (_at < _text.Length)
        {
            switch ((char)_text[_at])
            {
                case '\'' when quote == '\'' && _at + 1 < _text.Length && _text[_at + 1] == '\'':
                    Write((byte)'\'');
                    _at += 2;
                    break;
                case var c when c == quote:
                    _at++;
                    content = _scratch.Bytes.WrittenSpan;
                    return true;
                case '\\' when quote == '"':
                    if (!Escape(parent))
                        return false;
                    escaped = _scratch.Bytes.WrittenCount;
                    break;
                case '\n':
                    if (!FoldQuoted(parent, escaped))
                        return false;
                    break;
                case '\t':
                    return false;
                default:
                    Write(_text[_at++]);
                    break;
            }
        }

        return false;
    }

    /// <summary>Content up to the closing quote; where anything special comes first, what stands before that, and false.</summary>
    private bool QuotedOnOneLine(char quote, out ReadOnlySpan<byte> content)
    {
        var length = _text[_at..].IndexOfAny([(byte)quote, (byte)'\\', (byte)'\n', (byte)'\t']);
        if (length < 0)
        {
            content = [];
            return false;
        }

        content = _text.Slice(_at, length);
        _at += length;
        if (_text[_at] != quote)
            return false;
        _at++;
        return true;
    }

    private bool Escape(int parent)
    {
        var c = _at + 1 < _text.Length ? (char)_text[_at + 1] : '\0';
        _at += 2;
        switch (c)
        {
            case '"' or '\\' or '/' or ' ':
                Write((byte)c);
                return true;
            case 'n':
                Write((byte)'\n');
                return true;
            case 't':
                Write((byte)'\t');
                return true;
            case 'r':
                Write((byte)'\r');
                return true;
            case 'u' when _at + 4 <= _text.Length
                && ushort.TryParse(_text.Slice(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
                && Rune.TryCreate((char)unit, out var rune) && unit != 0:
                _at += 4;
                _scratch.Bytes.Advance(rune.EncodeToUtf8(_scratch.Bytes.GetSpan(4)));
                return true;
            case '\n':
                _at--;
                return Break(parent) == 1;
            default:
                return false;
        }
    }

    /// <summary>A line break in a quoted scalar: blanks around it go, a single one becomes a blank.</summary>
    private bool FoldQuoted(int parent, int keep)
    {
        var written = _scratch.Bytes.WrittenSpan;
        var length = Math.Max(keep, written.TrimEnd((byte)' ').Length);
        Cut(length);
        var breaks = Break(parent);
        Fold(breaks);
        return breaks > 0;
    }

    /// <summary>Goes from a line break to the next content, which has to be deeper than the parent.</summary>
    /// <returns>The number of line breaks; 0 when there is no such content.</returns>
    private int Break(int parent)
    {
        var breaks = 0;
        while (_at < _text.Length && _text[_at] == '\n')
        {
            breaks++;
            _at++;
            _line++;
            _lineStart = _at;
            while (_at < _text.Length && _text[_at] == ' ')
                _at++;
        }

        return _at < _text.Length && _at - _lineStart > parent ? breaks : 0;
    }

    private readonly void Begin(ReadOnlySpan<byte> content)
    {
        _scratch.Bytes.ResetWrittenCount();
        _scratch.Bytes.Write(content);
    }

    private readonly void Write(byte b)
    {
        _scratch.Bytes.GetSpan(1)[0] = b;
        _scratch.Bytes.Advance(1);
    }

    private readonly void Cut(int length)
    {
        var kept = _scratch.Bytes.WrittenSpan[..length];
        _scratch.Bytes.ResetWrittenCount();
        _scratch.Bytes.Write(kept);
    }

    /// <summary>One line break becomes a blank, more become one less.</summary>
    private readonly void Fold(int breaks)
    {
        if (breaks == 1)
            Write((byte)' ');
        for (var i = 1; i < breaks; i++)
            Write((byte)'\n');
    }
}
