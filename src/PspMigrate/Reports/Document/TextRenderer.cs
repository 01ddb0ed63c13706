namespace PspMigrate.Reports.Document;

/// <summary>Shows a report on a terminal.</summary>
internal sealed class TextRenderer(Ink ink, int width)
{
    private const string WideGap = "   ";
    private const string TightGap = "  ";
    private const int VerdictWidth = 9;

    private readonly StringBuilder _text = new();

    public string Render(IEnumerable<Block> blocks)
    {
        foreach (var line in blocks.SelectMany(block => Lines(block, "")))
            _text.Append(line).Append('\n');
        return _text.ToString();
    }

    /// <remarks>Whether anything stands above is known only while the lines are taken one by one.</remarks>
    private IEnumerable<string> Lines(Block block, string indent) => block switch
    {
        Headline headline => Wrapped(indent, indent, headline.Text, Tone.Heading),
        Heading heading => ["", indent + ink.Paint(Tone.Heading, Printable.Escape(heading.Text).ToUpperInvariant())],
        Subheading heading => [.. _text.Length > 0 ? [""] : Array.Empty<string>(), indent + ink.Paint(Tone.Heading, Printable.Escape(heading.Text))],
        Gap => [""],
        Paragraph paragraph => Wrapped(indent, indent, paragraph.Text, paragraph.Tone),
        Table table => Rows(table, indent),
        Items items => items.All.SelectMany(item => Entry(item, indent)),
        Verdicts verdicts => verdicts.All.SelectMany(judged => Entry(judged, indent)),
        Messages messages => messages.All.Select(message => MessageText.Of(message, ink)[..^1]),
        Details details => Wrapped(indent, indent + "  ", details.Title, Tone.Heading)
            .Concat(details.Blocks.SelectMany(part => Lines(part, indent + "  "))),
        Commands commands => Runs(commands, indent + "  "),
        Steps steps => steps.Numbered.SelectMany(part => Lines(part, indent)),
        _ => [],
    };

    private IEnumerable<string> Entry(Item item, string indent)
    {
        var (sign, word, _, _) = Marks.Of(item.Tone);
        var mark = word.Length == 0 ? sign : $"{sign} {word}";
        var gap = word.Length == 0 ? " " : "  ";
        var rest = indent + "    ";
        var lines = Wrap.Lines(
            Printable.Escape(item.Line), width - indent.Length - mark.Length - gap.Length, width - rest.Length);
        return
        [
            indent + ink.Paint(item.Tone, mark) + gap + lines[0],
            .. lines.Skip(1).Select(line => rest + line),
            .. item.Detail is { } detail ? Wrapped(rest, rest, detail, Tone.Plain) : [],
        ];
    }

    private IEnumerable<string> Rows(Table table, string indent)
    {
        var rows = table.Rows.Select(row => row.Select(cell => cell with { Text = Printable.Escape(cell.Text) }).ToImmutableArray())
            .Prepend([.. table.Headers.Select(header => new Cell(header))]).ToArray();
        var widths = table.Headers.Select((_, column) => rows.Where(row => row.Length == table.Headers.Length).Max(row => row[column].Text.Length)).ToArray();
        var gap = table.IsTight ? TightGap : WideGap;
        foreach (var (i, row) in rows.Index())
        {
            var filled = row.Reverse().SkipWhile(cell => cell.Text.Length == 0).Count();
            var mark = table.Marks.IsEmpty
                ? ""
                : i == 0 || table.Marks[i - 1] == Tone.Plain
                ? "  "
                : ink.Paint(table.Marks[i - 1], Marks.Of(table.Marks[i - 1]).Sign) + " ";
            yield return indent + mark + string.Join(gap, row.Take(filled).Select((cell, column) =>
            {
                var blanks = new string(' ', Math.Max(0, widths[column] - cell.Text.Length));
                var text = ink.Paint(cell.Tone, cell.Text);
                return table.Numbers.Contains(column) ? blanks + text : column == filled - 1 ? text : text + blanks;
            }));
        }
    }

    /// <summary>What a command is for stands behind it where that fits, else above it.</summary>
    private IEnumerable<string> Runs(Commands commands, string indent)
    {
        var lines = commands.Lines.Select((line, i) =>
            (Line: Printable.Escape(line), Purpose: commands.Purposes.IsEmpty ? "" : $"{TightGap}# {Printable.Escape(commands.Purposes[i])}")).ToArray();
        var column = lines.Max(item => item.Line.Length);
        column = Array.TrueForAll(lines, item => Fits(column, item.Purpose)) ? column : 0;
        return lines.SelectMany(item =>
            item.Purpose.Length == 0 ? [indent + item.Line]
            : Fits(item.Line.Length, item.Purpose) ? [indent + item.Line.PadRight(column) + item.Purpose]
            : new[] { indent + item.Purpose[TightGap.Length..], indent + item.Line });

        bool Fits(int length, string purpose) => indent.Length + length + purpose.Length <= width;
    }

    /// <summary>Reasons aren't broken into lines: people look for them with grep.</summary>
    private IEnumerable<string> Entry(Judged judged, string indent) => judged.Reasons
        .Select(reason => indent + new string(' ', VerdictWidth) + Printable.Escape(reason))
        .Prepend(indent + ink.Paint(judged.Tone, judged.Word) + new string(' ', VerdictWidth - judged.Word.Length) + Printable.Escape(judged.Names));

    private IEnumerable<string> Wrapped(string first, string rest, string text, Tone tone) =>
        Wrap.Lines(Printable.Escape(text), width - first.Length, width - rest.Length).Select((line, i) => (i == 0 ? first : rest) + ink.Paint(tone, line));
}
