using System.Buffers;
using System.Runtime.InteropServices;
using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Json;

/// <summary>Passes over JSON values without a token for each of their parts, where nothing about them is beyond doubt.</summary>
/// <remarks>It takes only what is valid, and has no key twice; the token reader has the last word.</remarks>
internal ref struct JsonSkipper(ReadOnlySpan<byte> json, TreeScratch scratch)
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(c => (byte)c)]);

    private readonly ReadOnlySpan<byte> _json = json;
    private readonly TreeScratch _scratch = scratch;
    private int _at;

    /// <summary>The length of the object or array that text begins with; null where there is any doubt.</summary>
    /// <param name="json">The text, which is valid UTF-8.</param>
    public static int? Length(ReadOnlySpan<byte> json, int depth, TreeScratch scratch)
    {
        var keys = scratch.KeyCount;
        var skipper = new JsonSkipper(json, scratch);
        var isSure = skipper.Value(depth);
        scratch.PopKeys(keys);
        return isSure ? skipper._at : null;
    }

    private readonly byte Current => _at < _json.Length ? _json[_at] : (byte)0;

    private bool Value(int depth) => depth <= Limits.Depth && Current switch
    {
        (byte)'{' => Object(depth),
        (byte)'[' => Array(depth),
        (byte)'"' => String(out _),
        (byte)'t' => Word("true"u8),
        (byte)'f' => Word("false"u8),
        (byte)'n' => Word("null"u8),
        _ => Number(),
    };

    private bool Object(int depth)
    {
        var firstKey = _scratch.KeyCount;
        _at++;
        Blanks();
        if (Pass('}'))
            return true;
        do
        {
            Blanks();
            if (Current != '"' || !String(out var key) || HasTwoSpellings(key) || !_scratch.PushKey(firstKey, Utf8Words.Hash(key)))
                return false;
            Blanks();
            if (!Pass(':'))
                return false;
            Blanks();
            if (!Value(depth + 1))
                return false;
            Blanks();
        }
        while (Pass(','));
        _scratch.PopKeys(firstKey);
        return Pass('}');
    }

    private bool Array(int depth)
    {
        _at++;
        Blanks();
        if (Pass(']'))
            return true;
        do
        {
            Blanks();
            if (!Value(depth + 1))
                return false;
            Blanks();
        }
        while (Pass(','));
        return Pass(']');
    }

    /// <param name="content">As it is written, with escapes.</param>
    private bool String(out ReadOnlySpan<byte> content)
    {
        var from = ++_at;
        content = default;
        while (_json[_at..].IndexOfAny(StringStops) is >= 0 and var length)
        {
            _at += length;
            if (_json[_at] == '"')
            {
                content = _json[from.._at++];
                return content.Length <= Limits.Scalar;
            }

            if (_json[_at] != '\\' || _at + 1 == _json.Length || !(_json[_at + 1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f'
                or (byte)'n' or (byte)'r' or (byte)'t' || IsNumbered(_json[(_at + 1)..])))
            {
                return false;
            }

            _at += 2;
        }

        return false;
    }

    /// <summary>Whether a key has an escape for what others may write without it.</summary>
    private static bool HasTwoSpellings(ReadOnlySpan<byte> key) => key.IndexOf("\\/"u8) >= 0 || key.IndexOf("\\u"u8) >= 0;

    /// <summary>Whether an escape names a character by its number; halves of pairs are left to the token reader.</summary>
    private static bool IsNumbered(ReadOnlySpan<byte> escape) =>
        escape is [(byte)'u', _, _, _, _, ..]
        && ushort.TryParse(escape[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) && !char.IsSurrogate((char)unit);

    private bool Word(ReadOnlySpan<byte> word)
    {
        if (!_json[_at..].StartsWith(word))
            return false;
        _at += word.Length;
        return IsEnd();
    }

    private bool Number()
    {
        _ = Pass('-');
        if (!Pass('0') && !Digits())
            return false;
        if (Pass('.') && !Digits())
            return false;
        if (Current is (byte)'e' or (byte)'E')
        {
            _at++;
            _ = Pass('+') || Pass('-');
            if (!Digits())
                return false;
        }

        return IsEnd();
    }

    private bool Digits()
    {
        var from = _at;
        while (char.IsAsciiDigit((char)Current))
            _at++;
        return _at > from;
    }

    /// <summary>Whether a number or word ends here.</summary>
    private readonly bool IsEnd() => Current is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private bool Pass(char c)
    {
        if (Current != c)
            return false;
        _at++;
        return true;
    }

    /// <summary>Passes blanks, eight at a time while there are so many.</summary>
    private void Blanks()
    {
        const ulong blanks = 0x2020202020202020;
        while (Current is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
            while (_at + sizeof(ulong) <= _json.Length && MemoryMarshal.Read<ulong>(_json[_at..]) == blanks)
                _at += sizeof(ulong);
        }
    }
}
