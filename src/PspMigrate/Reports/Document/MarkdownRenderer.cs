using System.Text;

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
        return _text.ToString();
    }

    private void Write(Block block)
    {
        if (_text.Length > 0 && !EndsWithBlankLine())
            _text.Append('\n');
        switch (block)
        {
            case Heading heading:
                _text.Append("## ").Append(Markdown.Escape(heading.Text)).Append('\n');
                break;
            case Paragraph paragraph:
                _text.Append(Markdown.Escape(paragraph.Text)).Append('\n');
                break;
            case Table table:
                Row(table.Headers.Select(Markdown.Escape));
                Row(table.Headers.Select(_ => "---"));
                foreach (var row in table.Rows)
                    Row(row.Select(Markdown.Escape));
                break;
            case Items items:
                foreach (var item in items.All)
                    Write(item);
                break;
            case Details details:
                _text.Append(details.IsFolded ? "<details>" : "<details open>").Append("\n<summary>").Append(Markdown.EscapeHtml(details.Title)).Append("</summary>\n");
                foreach (var part in details.Blocks)
                    Write(part);
                _text.Append("\n</details>\n");
                break;
            case Commands commands:
                var fence = new string('`', Math.Max(3, commands.Lines.Max(LongestFence) + 1));
                _text.Append(fence).Append("sh\n");
                foreach (var line in commands.Lines)
                    _text.Append(Printable.Escape(line)).Append('\n');
                _text.Append(fence).Append('\n');
                break;
        }
    }

    private void Write(Item item)
    {
        var (_, word) = Marks.Of(item.Tone);
        _text.Append("- ");
        if (word.Length > 0)
            _text.Append("**").Append(word).Append("**: ");
        _text.Append(Markdown.Escape(item.Text)).Append('\n');
        if (item.Detail is { } detail)
            _text.Append("\n  ").Append(Markdown.Escape(detail)).Append("\n\n");
    }

    private bool EndsWithBlankLine() => _text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n';

    private void Row(IEnumerable<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static int LongestFence(string line)
    {
        int longest = 0, run = 0;
        foreach (var c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
