namespace PspMigrate.Reports.Document;

/// <summary>Shows a report as GitHub Markdown.</summary>
internal sealed class MarkdownRenderer
{
    private readonly StringBuilder _text = new();

    public string Render(string title, IEnumerable<Block> blocks)
    {
        _text.Append("# ").Append(Markdown.Escape(title)).Append("\n\n");
        return Render(blocks);
    }

    /// <summary>Without a title: what reads it has one of its own.</summary>
    public string Render(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
            Write(block);
        // A list entry with more to say ends with an empty line, and so may the block.
        return _text.Replace("\n\n\n", "\n\n").ToString();
    }

    private void Write(Block block)
    {
        if (_text.Length > 0 && !EndsWithBlankLine())
            _text.Append('\n');
        switch (block)
        {
            case Headline headline:
                _text.Append(Markdown.Escape(headline.Text)).Append('\n');
                break;
            case Heading heading:
                _text.Append("## ").Append(Markdown.Escape(heading.Text)).Append('\n');
                break;
            case Subheading heading:
                _text.Append("### ").Append(Markdown.Escape(heading.Text)).Append('\n');
                break;
            case Gap:
                break;
            case Paragraph paragraph:
                _text.Append(Markdown.Escape(paragraph.Text)).Append('\n');
                break;
            case Table table:
                Row(table.Headers.Select(Markdown.Escape));
                Row(table.Headers.Select((_, column) => table.Numbers.Contains(column) ? "---:" : "---"));
                foreach (var (i, row) in table.Rows.Index())
                    Row(row.Select((cell, column) => (column == 0 && !table.Marks.IsEmpty ? Mark(table.Marks[i]) : "") + Markdown.Escape(cell.Text)));
                break;
            case Items items:
                _text.AppendJoin('\n', items.All.Select(Say)).Append('\n');
                break;
            case Verdicts verdicts:
                foreach (var judged in verdicts.All)
                {
                    _text.Append("- **").Append(judged.Word).Append("** ").Append(Markdown.Escape(judged.Names)).Append('\n');
                    foreach (var reason in judged.Reasons)
                        _text.Append(reason.StartsWith(' ') ? "    - " : "  - ").Append(Markdown.Escape(reason.TrimStart())).Append('\n');
                }

                break;
            case Messages messages:
                foreach (var (severity, message, at, advice) in messages.All)
                {
                    var text = at.IsKnown ? $"{at}: {message}" : message;
                    _text.Append("- **").Append(MessageText.Word(severity)).Append("** ").Append(Markdown.Escape(text)).Append('\n');
                    foreach (var line in advice?.Split('\n') ?? [])
                        _text.Append("  - ").Append(Markdown.Escape(line)).Append('\n');
                }

                break;
            case Details { Blocks.IsEmpty: true } details:
                _text.Append(Markdown.Escape(details.Title)).Append('\n');
                break;
            case Details details:
                _text.Append(details.IsFolded ? "<details>" : "<details open>").Append("\n<summary>")
                    .Append(Markdown.EscapeHtml(details.Title)).Append("</summary>\n");
                foreach (var part in details.Blocks)
                    Write(part);
                _text.Append("\n</details>\n");
                break;
            case Steps steps:
                foreach (var part in steps.Numbered)
                    Write(part);
                break;
            case Commands commands:
                var fence = "```";
                while (commands.Lines.Concat(commands.Purposes).Any(line => line.Contains(fence, StringComparison.Ordinal)))
                    fence += '`';
                _text.Append(fence).Append("sh\n");
                foreach (var (i, line) in commands.Lines.Index())
                    _text.Append(commands.Purposes.IsEmpty ? "" : $"# {Printable.Escape(commands.Purposes[i])}\n").Append(Printable.Escape(line)).Append('\n');
                _text.Append(fence).Append('\n');
                break;
        }
    }

    private static string Mark(Tone tone) => tone == Tone.Plain ? "" : $"**{Marks.Of(tone).Sign}** ";

    private static string Say(Item item)
    {
        var word = Marks.Of(item.Tone).Word;
        var mark = word.Length > 0 ? $"**{word}**: " : "";
        var detail = item.Detail is { } more ? $"\n\n  {Markdown.Escape(more)}\n" : "";
        return $"- {mark}{Markdown.Escape(item.Line)}{detail}";
    }

    private bool EndsWithBlankLine() => _text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n';

    private void Row(IEnumerable<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
