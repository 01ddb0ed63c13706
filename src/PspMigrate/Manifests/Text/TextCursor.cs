using System.Text;

namespace PspMigrate.Manifests.Text;

/// <summary>Line and column of byte offsets that only grow; columns count UTF-16 units, as for YAML.</summary>
/// <param name="start">The place of the first byte; line 0 for a source without lines.</param>
internal struct TextCursor(Position start)
{
    private int offset;
    private int line = start.Line;
    private int column = start.Column;

    public Position MoveTo(ReadOnlySpan<byte> text, int to)
    {
        if (line == 0)
            return start;
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
        return new Position(start.Source, line, column);
    }
}
