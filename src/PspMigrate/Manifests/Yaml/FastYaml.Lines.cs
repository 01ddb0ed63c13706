using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text.Unicode;

namespace PspMigrate.Manifests.Yaml;

/// <content>Lines, indentation and keys.</content>
internal ref partial struct FastYaml
{
    /// <summary>YAML allows longer keys, but they are not worth the care.</summary>
    private const int LongestKey = 256;

    /// <summary>What the record reader refuses, or breaks lines at.</summary>
    private static readonly SearchValues<byte> Unreadable = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(b => (byte)b).Where(b => b is not ((byte)'\t' or (byte)'\n')), 0x7F]);

    private static readonly SearchValues<byte> PlainAscii = SearchValues.Create(
        [(byte)'\t', (byte)'\n', .. Enumerable.Range(0x20, 0x7F - 0x20).Select(b => (byte)b)]);

    private static readonly SearchValues<byte> PlainStart = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/.$()+~^;\\<="u8);

    /// <summary>Where a quoted key may end, and what the record reader is asked about.</summary>
    private static readonly SearchValues<byte> SingleQuotedKeyStops = KeyStops("'");
    private static readonly SearchValues<byte> DoubleQuotedKeyStops = KeyStops("\"");

    private static SearchValues<byte> KeyStops(string ends) =>
        SearchValues.Create([.. ends.Select(c => (byte)c), (byte)'\n', (byte)'\t', (byte)'\\', .. Enumerable.Range(0x80, 0x80).Select(b => (byte)b)]);

    private readonly Position Place(int offset) => new(_source, _line, offset - _lineStart + 1);

    /// <summary>The byte at hand; a line break at the end of the text.</summary>
    private readonly char Current() => _at < _text.Length ? (char)_text[_at] : '\n';

    /// <summary>True for a dash that begins an item.</summary>
    private readonly bool IsEntry() =>
        _text[_at] == '-' && (_at + 1 == _text.Length || _text[_at + 1] is (byte)' ' or (byte)'\n');

    /// <summary>True when the text has only characters whose meaning is beyond doubt.</summary>
    private readonly bool IsReadable()
    {
        if (_text.Length > Limits.Scalar)
            return false;
        if (!_text.ContainsAnyExcept(PlainAscii))
            return true;

        // Line breaks in YAML 1.1, the byte order mark.
        return !_text.ContainsAny(Unreadable) && Utf8.IsValid(_text)
            && _text.IndexOf("\u0085"u8) < 0 && _text.IndexOf("\u2028"u8) < 0 && _text.IndexOf("\u2029"u8) < 0
            && _text.IndexOf("\uFEFF"u8) < 0;
    }

    /// <summary>Passes blanks and a comment; false when something else stands before the end of the line.</summary>
    private bool EndOfLine()
    {
        var from = _at;
        while (Current() == ' ')
            _at++;
        if (Current() == '#' && _at > from)
            _at = LineEnd();
        return Current() == '\n';
    }

    private readonly int LineEnd()
    {
        var length = _text[_at..].IndexOf((byte)'\n');
        return length < 0 ? _text.Length : _at + length;
    }

    /// <summary>Goes from the end of a line to the next content, over blank lines and comments; false at a tab.</summary>
    private bool NextLine()
    {
        _hasPassedComment = false;
        while (true)
        {
            _at++;
            if (_at >= _text.Length)
            {
                (_at, _indent) = (_text.Length, -1);
                return true;
            }

            _line++;
            _lineStart = _at;
            Indentation();
            switch (Current())
            {
                case '\n':
                    break;
                case '#':
                    _hasPassedComment = true;
                    _at = LineEnd();
                    break;
                case '\t':
                    return false;
                default:
                    _indent = _at - _lineStart;
                    return true;
            }
        }
    }

    /// <summary>Passes blanks, eight at a time.</summary>
    private void Indentation()
    {
        const ulong blanks = 0x2020202020202020;
        for (; _at + sizeof(ulong) <= _text.Length; _at += sizeof(ulong))
        {
            var others = BinaryPrimitives.ReadUInt64LittleEndian(_text[_at..]) ^ blanks;
            if (others == 0)
                continue;
            _at += BitOperations.TrailingZeroCount(others) / 8;
            return;
        }

        while (Current() == ' ')
            _at++;
    }

    private readonly bool IsKey()
    {
        var ahead = this;
        return ahead.KeyText(out _, out _);
    }

    /// <summary>A key and its colon.</summary>
    private bool Key(out string key, out UInt128 print)
    {
        (key, print) = ("", default);
        if (!KeyText(out var bytes, out var isPlain))
            return false;
        var word = _scratch.Keys.Get(bytes);
        if (isPlain && (word.PlainType == ScalarType.Null || word.Text is "<<"))
            return false;
        (key, print) = isPlain ? (word.PlainText, word.PlainTextPrint) : (word.Text, word.TextPrint);
        return true;
    }

    private bool KeyText(out ReadOnlySpan<byte> key, out bool isPlain)
    {
        var quote = Current();
        isPlain = quote is not ('"' or '\'');
        var from = isPlain ? _at : _at + 1;
        var end = isPlain ? PlainKeyEnd() : QuotedKeyEnd(from, quote);
        key = end < 0 ? default : _text[from..end];
        if (end < 0)
            return false;
        _at = isPlain ? end : end + 1;
        if (Current() != ':' || !IsBlankAt(_at + 1))
            return false;
        _at++;
        return true;
    }

    /// <summary>Where the plain key ends that begins here; -1 when there is none. Keys are short: byte by byte is the fastest way.</summary>
    private readonly int PlainKeyEnd()
    {
        var ahead = _text[_at..];
        if (ahead.IsEmpty || !StartsPlain(ahead[0]))
            return -1;
        var most = Math.Min(ahead.Length, LongestKey);
        for (var i = 1; i < most; i++)
        {
            if (!IsPlainKeyStop(ahead[i]))
                continue;
            if (ahead[i] != ':')
                return -1;
            if (IsBlankAt(_at + i + 1))
                return _at + i;
        }

        return -1;
    }

    private static bool StartsPlain(byte b) => char.IsAsciiLetter((char)b) || PlainStart.Contains(b);

    /// <summary>True where a plain key may end, and at what the record reader is asked about; controls are unreadable anyway.</summary>
    private static bool IsPlainKeyStop(byte b) => b is <= (byte)' ' or (byte)':' or (byte)'\\' or >= 0x80;

    private readonly int QuotedKeyEnd(int from, char quote)
    {
        var length = _text[from..].IndexOfAny(quote == '"' ? DoubleQuotedKeyStops : SingleQuotedKeyStops);
        return length >= 0 && length < LongestKey && _text[from + length] == quote ? from + length : -1;
    }

    private readonly bool IsBlankAt(int offset) => offset >= _text.Length || _text[offset] is (byte)' ' or (byte)'\n';
}
