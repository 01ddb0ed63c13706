namespace PspMigrate.Reports.Document;

/// <summary>Shows a report as GitHub Markdown.</summary>
internal static class MarkdownRenderer
{
    /// <param name="title">The title; null where what reads it has one of its own.</param>
    public static string Render(IEnumerable<Block> blocks, string? title = null) =>
        // A list entry with more to say ends with an empty line, and so may the block.
        Append(new(title is null ? "" : $"# {Markdown.Escape(title)}\n\n"), blocks).Replace("\n\n\n", "\n\n").ToString();

    private static StringBuilder Append(StringBuilder text, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
            text.Append(text.Length == 0 || (text.Length > 1 && text[^1] == '\n' && text[^2] == '\n') ? "" : "\n").Append(Of(block));
        return text;
    }

    private static string Of(Block block) => block switch
    {
        Headline headline => Markdown.Escape(headline.Text) + "\n",
        Heading heading => $"## {Markdown.Escape(heading.Text)}\n",
        Subheading heading => $"### {Markdown.Escape(heading.Text)}\n",
        Paragraph paragraph => Markdown.Escape(paragraph.Text) + "\n",
        Table table => string.Concat((string[])
        [
            Row(table.Headers.Select(Markdown.Escape)),
            Row(table.Headers.Select((_, column) => table.Numbers.Contains(column) ? "---:" : "---")),
            .. table.Rows.Select((row, i) =>
                Row(row.Select((cell, column) => (column == 0 && !table.Marks.IsEmpty ? Mark(table.Marks[i]) : "") + Markdown.Escape(cell.Text)))),
        ]),
        Items items => string.Join('\n', items.All.Select(Entry)) + "\n",
        Verdicts verdicts => string.Concat(verdicts.All.Select(judged => Entry(
            judged.Word, judged.Names, judged.Reasons.Select(reason => $"{(reason.StartsWith(' ') ? "  " : "")}- {Markdown.Escape(reason.TrimStart())}")))),
        Messages messages => string.Concat(messages.All.Select(message => Entry(
            MessageText.Word(message.Severity), message.At.IsKnown ? $"{message.At}: {message.Message}" : message.Message,
            (message.Advice?.Split('\n') ?? []).Select(line => $"- {Markdown.Escape(line)}")))),
        Details { Blocks.IsEmpty: true } details => Markdown.Escape(details.Title) + "\n",
        Details details => Append(
            new($"{(details.IsFolded ? "<details>" : "<details open>")}\n<summary>{Markdown.EscapeHtml(details.Title)}</summary>\n"), details.Blocks)
            + "\n</details>\n",
        Steps steps => Append(new(), steps.Numbered).ToString(),
        Commands commands => Fenced(commands),
        _ => "",
    };

    private static string Fenced(Commands commands)
    {
        var fence = "```";
        while (commands.Lines.Concat(commands.Purposes).Any(line => line.Contains(fence, StringComparison.Ordinal)))
            fence += '`';
        var lines = commands.Lines.Select((line, i) =>
            $"{(commands.Purposes.IsEmpty ? "" : $"# {Printable.Escape(commands.Purposes[i])}\n")}{Printable.Escape(line)}\n");
        return $"{fence}sh\n{string.Concat(lines)}{fence}\n";
    }

    private static string Mark(Tone tone) => tone == Tone.Plain ? "" : $"**{Marks.Of(tone).Sign}** ";

    private static string Entry(Item item)
    {
        var word = Marks.Of(item.Tone).Word;
        var mark = word.Length > 0 ? $"**{word}**: " : "";
        var detail = item.Detail is { } more ? $"\n\n  {Markdown.Escape(more)}\n" : "";
        return $"- {mark}{Markdown.Escape(item.Line)}{detail}";
    }

    private static string Entry(string word, string text, IEnumerable<string> below) =>
        $"- **{word}** {Markdown.Escape(text)}\n{string.Concat(below.Select(line => $"  {line}\n"))}";

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
