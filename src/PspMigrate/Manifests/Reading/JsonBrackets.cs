using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace PspMigrate.Manifests.Reading;

/// <summary>Follows the brackets and quotes of JSON text that comes bit by bit, from inside a list on.</summary>
internal struct JsonBrackets
{
    private static readonly SearchValues<byte> Deep = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> Top = SearchValues.Create("\"{}[],"u8);

    /// <summary>A bit of a mask for each byte.</summary>
    private const int Block = 64;

    private int _depth;
    private bool _isInString;

    /// <summary>Scans to the end of the list or of the text.</summary>
    /// <param name="text">What is at hand.</param>
    /// <param name="at">Where to go on; afterwards the bracket that ends the list, or where to go on next time.</param>
    /// <param name="lastComma">The last comma between items that was passed; 0 when there was none.</param>
    /// <returns>True when the list ended.</returns>
    public bool Scan(ReadOnlySpan<byte> text, ref int at, out int lastComma)
    {
        lastComma = 0;
        var slowUntil = at;
        while (at < text.Length)
        {
            if (at >= slowUntil)
            {
                while (at + Block <= text.Length && Pass(text.Slice(at, Block)))
                    at += Block;
                slowUntil = at + Block;
                continue;
            }

            var rest = text[at..];
            var next = _isInString ? rest.IndexOfAny((byte)'"', (byte)'\\') : rest.IndexOfAny(_depth == 0 ? Top : Deep);
            if (next < 0)
            {
                at = text.Length;
                break;
            }

            switch (rest[next])
            {
                case (byte)'\\' when next + 1 == rest.Length:
                    // What is escaped comes with the next bytes.
                    at += next;
                    return false;
                case (byte)'\\':
                    next++;
                    break;
                case (byte)'"':
                    _isInString = !_isInString;
                    break;
                case (byte)',':
                    lastComma = at + next;
                    break;
                case (byte)']' or (byte)'}' when _depth == 0:
                    at += next;
                    return true;
                case (byte)']' or (byte)'}':
                    _depth--;
                    break;
                default:
                    _depth++;
                    break;
            }

            at += next + 1;
        }

        return false;
    }

    /// <summary>
    /// Passes over a block by masks of its quotes and brackets; false, and nothing is done, where the list or an item of it may end, or with escapes.
    /// </summary>
    private bool Pass(ReadOnlySpan<byte> block)
    {
        ulong quotes = 0, opening = 0, closing = 0;
        for (var i = 0; i < Block; i += Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(block.Slice(i, Vector128<byte>.Count));
            if (Vector128.EqualsAny(bytes, Vector128.Create((byte)'\\')))
                return false;
            // Brackets and braces differ in one bit.
            var either = bytes | Vector128.Create((byte)0x20);
            quotes |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits() << i;
            opening |= (ulong)Vector128.Equals(either, Vector128.Create((byte)'{')).ExtractMostSignificantBits() << i;
            closing |= (ulong)Vector128.Equals(either, Vector128.Create((byte)'}')).ExtractMostSignificantBits() << i;
        }

        var inside = Between(quotes) ^ (_isInString ? ulong.MaxValue : 0);
        var closed = BitOperations.PopCount(closing & ~inside);
        if (_depth <= closed)
            return false;
        _depth += BitOperations.PopCount(opening & ~inside) - closed;
        _isInString ^= (BitOperations.PopCount(quotes) & 1) == 1;
        return true;
    }

    /// <summary>The bits from each odd quote on to the next.</summary>
    private static ulong Between(ulong quotes)
    {
        for (var width = 1; width < Block; width *= 2)
            quotes ^= quotes << width;
        return quotes;
    }
}
