using System.Buffers;

namespace PspMigrate.Manifests.Reading;

/// <summary>Follows the brackets and quotes of JSON text that comes bit by bit, from inside a list on.</summary>
internal struct JsonBrackets
{
    private static readonly SearchValues<byte> Deep = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> Top = SearchValues.Create("\"{}[],"u8);

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
        while (at < text.Length)
        {
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
}
