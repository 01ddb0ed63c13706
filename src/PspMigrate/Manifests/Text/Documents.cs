namespace PspMigrate.Manifests.Text;

/// <summary>One document's bytes inside a source, and the line at which they begin.</summary>
internal readonly record struct DocumentText(ReadOnlyMemory<byte> Text, int FirstLine);

/// <summary>Splits a stream of documents by lines, before any parser sees them: a broken one can't hide the others.</summary>
/// <remarks>
/// A line that begins with <c>---</c> (and a blank or nothing after it) always begins a document in YAML, even inside
/// quotes; <c>...</c> always ends one. kubectl splits in the same way.
/// </remarks>
internal static class Documents
{
    public static IEnumerable<DocumentText> Split(ReadOnlyMemory<byte> text)
    {
        var start = 0;
        var firstLine = 1;
        var hasContent = false;
        var line = 1;
        var boundaries = new Boundaries();
        for (var at = 0; at < text.Length; line++)
        {
            var next = boundaries.Next(text.Span, at);
            if (next > at)
            {
                hasContent = hasContent || HasContent(text.Span[at..next]);
                line += text.Span[at..next].Count((byte)'\n');
                at = next;
                if (at == text.Length)
                    break;
            }

            var end = EndOfLine(text.Span, at);
            var kind = Classify(text.Span[at..end]);
            if ((kind is Line.Begins or Line.Marked) && hasContent)
            {
                yield return new DocumentText(text[start..at], firstLine);
                hasContent = false;
                start = at;
                firstLine = line;
            }

            if (kind == Line.Marked)
                start = at + SourceText.MarkLength(text.Span[at..]);
            hasContent |= kind is Line.Begins or Line.Content or Line.Marked;
            if (kind == Line.Ends)
            {
                if (hasContent)
                    yield return new DocumentText(text[start..at], firstLine);
                hasContent = false;
                start = end;
                firstLine = line + 1;
            }

            at = end;
        }

        if (hasContent)
            yield return new DocumentText(text[start..], firstLine);
    }

    private static bool HasContent(ReadOnlySpan<byte> lines)
    {
        for (var at = 0; at < lines.Length;)
        {
            var end = EndOfLine(lines, at);
            if (Classify(lines[at..end]) == Line.Content)
                return true;
            at = end;
        }

        return false;
    }

    /// <summary>The offset of the last line that begins a document and ends one before it; 0 when there is none.</summary>
    public static int LastBoundary(ReadOnlySpan<byte> text)
    {
        for (var end = text.Length; end > 0;)
        {
            var at = text[..end].LastIndexOf("\n---"u8) + 1;
            if (at <= 0)
                return 0;
            if (at + 3 < text.Length && IsMarker(text[at..], "---"u8) && HasContentBefore(text, at))
                return at;
            end = at + 2;
        }

        return 0;
    }

    /// <summary>False when only comments and directives stand between a place and the end of the document before.</summary>
    private static bool HasContentBefore(ReadOnlySpan<byte> text, int at)
    {
        while (at > 0)
        {
            var start = text[..(at - 1)].LastIndexOf((byte)'\n') + 1;
            var kind = Classify(text[start..at]);
            if (kind != Line.Blank)
                return kind != Line.Ends;
            at = start;
        }

        return false;
    }

    /// <summary>Where the content of a document begins: after comments, blank lines and the line that begins it.</summary>
    public static (int Offset, int Lines) Preamble(ReadOnlySpan<byte> document)
    {
        var (offset, lines) = (0, 0);
        while (offset < document.Length)
        {
            var end = EndOfLine(document, offset);
            var line = document[offset..end];
            if (Classify(line) != Line.Blank && !line.Trim(" \t\r\n"u8).SequenceEqual("---"u8))
                break;
            (offset, lines) = (end, lines + 1);
        }

        return (offset, lines);
    }

    private static int EndOfLine(ReadOnlySpan<byte> text, int at)
    {
        var lineBreak = text[at..].IndexOf((byte)'\n');
        return lineBreak < 0 ? text.Length : at + lineBreak + 1;
    }

    private static Line Classify(ReadOnlySpan<byte> line)
    {
        if (IsMarker(line, "---"u8))
            return Line.Begins;
        if (IsMarker(line, "..."u8))
            return Line.Ends;
        if (SourceText.MarkLength(line) > 0)
            return Line.Marked;

        // Comments and directives belong to the document that they stand before.
        var content = line.TrimStart(" \t\r\n"u8);
        return content.IsEmpty || content[0] == '#' || line[0] == '%' ? Line.Blank : Line.Content;
    }

    private static bool IsMarker(ReadOnlySpan<byte> line, ReadOnlySpan<byte> marker) =>
        line.StartsWith(marker) && (line.Length == 3 || line[3] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');

    private enum Line
    {
        Blank,
        Content,
        Begins,
        Ends,

        /// <summary>A byte order mark in the middle: files that were put one after another.</summary>
        Marked,
    }

    /// <summary>Finds the lines that may begin or end a document without looking at those between.</summary>
    private struct Boundaries
    {
        private int _dashes;
        private int _dots;
        private int _marks;

        /// <summary>The first such line from one on that begins at <paramref name="at"/>; the first line of all may always be one.</summary>
        public int Next(ReadOnlySpan<byte> text, int at)
        {
            if (at == 0)
                return 0;
            var dots = Math.Min(Find(text, at, "\n..."u8, ref _dots), Find(text, at, "\n\uFEFF"u8, ref _marks));
            return Math.Min(dots, Find(text, at, "\n---"u8, ref _dashes));
        }

        private static int Find(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> beginning, ref int found)
        {
            if (found >= at)
                return found;
            var next = text[(at - 1)..].IndexOf(beginning);
            return found = next < 0 ? text.Length : at + next;
        }
    }
}
