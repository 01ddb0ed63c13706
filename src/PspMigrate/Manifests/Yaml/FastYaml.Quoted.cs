using System.Buffers;
using System.Globalization;
using System.Text;

namespace PspMigrate.Manifests.Yaml;

/// <content>Quoted scalars, on one line or folded over several.</content>
internal ref partial struct FastYaml
{
    private bool SingleQuoted(int parent, out ReadOnlySpan<byte> content)
    {
        at++;
        if (QuotedOnOneLine('\'', out content))
        {
            if (at == text.Length || text[at] != '\'')
                return true;
            at--;
        }

        Begin(content);
        while (at < text.Length)
        {
            switch (text[at])
            {
                case (byte)'\'' when at + 1 < text.Length && text[at + 1] == '\'':
                    Write((byte)'\'');
                    at += 2;
                    break;
                case (byte)'\'':
                    at++;
                    content = scratch.Bytes.WrittenSpan;
                    return true;
                case (byte)'\n':
                    if (!FoldQuoted(parent, keep: 0))
                        return false;
                    break;
                case (byte)'\t':
                    return false;
                default:
                    Write(text[at++]);
                    break;
            }
        }

        return false;
    }

    private bool DoubleQuoted(int parent, out ReadOnlySpan<byte> content)
    {
        at++;
        if (QuotedOnOneLine('"', out content))
            return true;
        Begin(content);

        // Blanks that are escaped stay before a line break.
        var escaped = 0;
        while (at < text.Length)
        {
            switch (text[at])
            {
                case (byte)'"':
                    at++;
                    content = scratch.Bytes.WrittenSpan;
                    return true;
                case (byte)'\\':
                    if (!Escape(parent))
                        return false;
                    escaped = scratch.Bytes.WrittenCount;
                    break;
                case (byte)'\n':
                    if (!FoldQuoted(parent, escaped))
                        return false;
                    break;
                case (byte)'\t':
                    return false;
                default:
                    Write(text[at++]);
                    break;
            }
        }

        return false;
    }

    /// <summary>Content up to the closing quote; where anything special comes first, what stands before that, and false.</summary>
    private bool QuotedOnOneLine(char quote, out ReadOnlySpan<byte> content)
    {
        var length = text[at..].IndexOfAny([(byte)quote, (byte)'\\', (byte)'\n', (byte)'\t']);
        if (length < 0)
        {
            content = [];
            return false;
        }

        content = text.Slice(at, length);
        at += length;
        if (text[at] != quote)
            return false;
        at++;
        return true;
    }

    private bool Escape(int parent)
    {
        var c = at + 1 < text.Length ? (char)text[at + 1] : '\0';
        at += 2;
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
            case 'u' when at + 4 <= text.Length
                && ushort.TryParse(text.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
                && Rune.TryCreate((char)unit, out var rune) && unit != 0:
                at += 4;
                scratch.Bytes.Advance(rune.EncodeToUtf8(scratch.Bytes.GetSpan(4)));
                return true;
            case '\n':
                at--;
                return Break(parent) == 1;
            default:
                return false;
        }
    }

    /// <summary>A line break in a quoted scalar: blanks around it go, a single one becomes a blank.</summary>
    private bool FoldQuoted(int parent, int keep)
    {
        var written = scratch.Bytes.WrittenSpan;
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
        while (at < text.Length && text[at] == '\n')
        {
            breaks++;
            at++;
            line++;
            lineStart = at;
            while (at < text.Length && text[at] == ' ')
                at++;
        }

        return at < text.Length && at - lineStart > parent ? breaks : 0;
    }

    private readonly void Begin(ReadOnlySpan<byte> content)
    {
        scratch.Bytes.ResetWrittenCount();
        scratch.Bytes.Write(content);
    }

    private readonly void Write(byte b)
    {
        scratch.Bytes.GetSpan(1)[0] = b;
        scratch.Bytes.Advance(1);
    }

    private readonly void Cut(int length)
    {
        var kept = scratch.Bytes.WrittenSpan[..length];
        scratch.Bytes.ResetWrittenCount();
        scratch.Bytes.Write(kept);
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
