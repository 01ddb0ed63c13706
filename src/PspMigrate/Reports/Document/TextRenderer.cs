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
        foreach (var block in blocks)
            Write(block, "");
        return _text.ToString();
    }

    private void Write(Block block, string indent)
    {
        switch (block)
        {
            case Headline headline:
                Wrapped(indent, indent, headline.Text, Tone.Heading);
                break;
            case Heading heading:
                _text.Append('\n');
                Line(indent, ink.Paint(Tone.Heading, Printable.Escape(heading.Text).ToUpperInvariant()));
                break;
            case Subheading heading:
                if (_text.Length > 0)
                    _text.Append('\n');
                Line(indent, ink.Paint(Tone.Heading, Printable.Escape(heading.Text)));
                break;
            case Gap:
                _text.Append('\n');
                break;
            case Paragraph paragraph:
                Wrapped(indent, indent, paragraph.Text, paragraph.Tone);
                break;
            case Table table:
                Write(table, indent);
                break;
            case Items items:
                foreach (var item in items.All)
                    Write(item, indent);
                break;
            case Verdicts verdicts:
                foreach (var judged in verdicts.All)
                    Write(judged, indent);
                break;
            case Messages messages:
                foreach (var message in messages.All)
                    _text.Append(MessageText.Of(message, ink));
                break;
            case Details details:
                Wrapped(indent, indent + "  ", details.Title, Tone.Heading);
                foreach (var part in details.Blocks)
                    Write(part, indent + "  ");
                break;
            case Commands commands:
                Write(commands, indent);
                break;
            case Steps steps:
                foreach (var part in steps.Numbered)
                    Write(part, indent);
                break;
        }
    }

    private void Write(Item item, string indent)
    {
        var (sign, word, _, _) = Marks.Of(item.Tone);
        var mark = word.Length == 0 ? sign : $"{sign} {word}";
        var gap = word.Length == 0 ? " " : "  ";
        var rest = indent + "    ";
        var lines = Wrap.Lines(
            Printable.Escape(item.Line), width - indent.Length - mark.Length - gap.Length, width - rest.Length);
        Line(indent, ink.Paint(item.Tone, mark) + gap + lines[0]);
        foreach (var line in lines.Skip(1))
            Line(rest, line);
        if (item.Detail is { } detail)
            Wrapped(rest, rest, detail, Tone.Plain);
    }

    private void Write(Table table, string indent)
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
            Line(indent, mark + string.Join(gap, row.Take(filled).Select((cell, column) =>
            {
                var blanks = new string(' ', Math.Max(0, widths[column] - cell.Text.Length));
                var text = ink.Paint(cell.Tone, cell.Text);
                return table.Numbers.Contains(column) ? blanks + text : column == filled - 1 ? text : text + blanks;
            })));
        }
    }

    /// <summary>What a command is for stands behind it where that fits, else above it.</summary>
    private void Write(Commands commands, string indent)
    {
        indent += "  ";
        var lines = commands.Lines.Select((line, i) =>
            (Line: Printable.Escape(line), Purpose: commands.Purposes.IsEmpty ? "" : $"{TightGap}# {Printable.Escape(commands.Purposes[i])}")).ToArray();
        var column = lines.Max(item => item.Line.Length);
        column = Array.TrueForAll(lines, item => Fits(column, item.Purpose)) ? column : 0;
        foreach (var (line, purpose) in lines)
        {
            if (purpose.Length == 0)
                Line(indent, line);
            else if (Fits(line.Length, purpose))
                Line(indent, line.PadRight(column) + purpose);
            else
                _text.Append(indent).Append(purpose.AsSpan(TightGap.Length)).Append('\n').Append(indent).Append(line).Append('\n');
        }

        bool Fits(int length, string purpose) => indent.Length + length + purpose.Length <= width;
    }

    /// <summary>Reasons aren't broken into lines: people look for them with grep.</summary>
    private void Write(Judged judged, string indent)
    {
        Line(indent, ink.Paint(judged.Tone, judged.Word) + new string(' ', VerdictWidth - judged.Word.Length) + Printable.Escape(judged.Names));
        foreach (var reason in judged.Reasons)
            Line(indent + new string(' ', VerdictWidth), Printable.Escape(reason));
    }

    private void Wrapped(string first, string rest, string text, Tone tone)
    {
        var indent = first;
        foreach (var line in Wrap.Lines(Printable.Escape(text), width - first.Length, width - rest.Length))
        {
            Line(indent, ink.Paint(tone, line));
            indent = rest;
        }
    }

    private void Line(string indent, string text) => _text.Append(indent).Append(text).Append('\n');
}
