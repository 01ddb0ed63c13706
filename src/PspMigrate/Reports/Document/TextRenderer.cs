using System.Collections.Immutable;
using System.Text;

namespace PspMigrate.Reports.Document;

/// <summary>Shows a report on a terminal.</summary>
internal sealed class TextRenderer(Ink ink, int width)
{
    private const string Gap = "   ";
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
                foreach (var (i, step) in steps.All.Index())
                {
                    Wrapped(indent, indent, $"{i + 1}. {step.Text}", Tone.Plain);
                    if (!step.Commands.IsEmpty)
                        Write(new Commands(step.Commands), indent);
                }

                break;
        }
    }

    private void Write(Item item, string indent)
    {
        var (sign, word) = Marks.Of(item.Tone);
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
        var widths = table.Headers.Select((_, column) => rows.Max(row => row[column].Text.Length)).ToArray();
        var gap = table.IsTight ? TightGap : Gap;
        foreach (var (i, row) in rows.Index())
        {
            var filled = row.Reverse().SkipWhile(cell => cell.Text.Length == 0).Count();
            var mark = table.Marks.IsEmpty ? "" : i == 0 || table.Marks[i - 1] == Tone.Plain ? "  " : ink.Paint(table.Marks[i - 1], Marks.Of(table.Marks[i - 1]).Sign) + " ";
            Line(indent, mark + string.Join(gap, row.Take(filled).Select((cell, column) =>
            {
                var blanks = new string(' ', widths[column] - cell.Text.Length);
                var text = ink.Paint(cell.Tone, cell.Text);
                return table.Numbers.Contains(column) ? blanks + text : column == filled - 1 ? text : text + blanks;
            })));
        }
    }

    /// <summary>What commands are for stands behind them where all of that fits, else above each.</summary>
    private void Write(Commands commands, string indent)
    {
        indent += "  ";
        var lines = commands.Lines.Select(Printable.Escape).ToArray();
        var longest = lines.Max(line => line.Length);
        var isBeside = commands.Purposes.All(purpose => indent.Length + longest + TightGap.Length + "# ".Length + purpose.Length <= width);
        foreach (var (i, line) in lines.Index())
        {
            if (commands.Purposes.IsEmpty)
            {
                Line(indent, line);
                continue;
            }

            var purpose = "# " + Printable.Escape(commands.Purposes[i]);
            if (!isBeside)
                Line(indent, purpose);
            Line(indent, isBeside ? line.PadRight(longest) + TightGap + purpose : line);
        }
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
