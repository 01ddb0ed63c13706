using System.Text;

namespace PspMigrate.Manifests;

/// <summary>Line and column of byte offsets that only grow; columns count UTF-16 units, as for YAML.</summary>
/// <param name="source">The name of the source.</param>
/// <param name="firstLine">The line of offset 0; 0 for a source without lines.</param>
internal struct JsonCursor(string source, int firstLine)
{
    private int offset;
    private int line = firstLine;
    private int column = 1;

    public Position MoveTo(ReadOnlySpan<byte> text, int to)
    {
        if (line == 0)
            return new Position(source, 0, 0);
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
