namespace PspMigrate.Manifests.Text;

/// <summary>Line and column of byte offsets that only grow; columns count UTF-16 units, as for YAML.</summary>
/// <param name="start">The place of the first byte; line 0 for a source without lines.</param>
internal struct TextCursor(Position start)
{
    private int _offset;
    private int _line = start.Line;
    private int _column = start.Column;

    public Position MoveTo(ReadOnlySpan<byte> text, int to)
    {
        if (_line == 0)
            return start;
        var passed = text[_offset..to];
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
            passed = passed[(lastBreak + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(passed);
        _offset = to;
        return new Position(start.Source, _line, _column);
    }
}
