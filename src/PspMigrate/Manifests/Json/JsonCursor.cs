using System.Text;

namespace PspMigrate.Manifests;

/// <summary>Line and column of byte offsets that only grow; columns count UTF-16 units, as for YAML.</summary>
internal struct JsonCursor(string source, int firstLine)
{
    private int offset;
    private int line = firstLine;
    private int column = 1;

    public Position MoveTo(ReadOnlySpan<byte> text, int to)
    {
        var passed = text[offset..to];
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            line += passed.Count((byte)'\n');
            column = 1;
            passed = passed[(lastBreak + 1)..];
        }

        column += Encoding.UTF8.GetCharCount(passed);
        offset = to;
        return new Position(source, line, column);
    }
}
