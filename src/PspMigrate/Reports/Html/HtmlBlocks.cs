using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Html;

/// <summary>Shows blocks as HTML; headings belong to the page.</summary>
internal sealed class HtmlBlocks(HtmlWriter html)
{
    public void Write(Block block)
    {
        html.Line();
        switch (block)
        {
            case Headline headline:
                html.Leaf("p", headline.Text, ("class", "headline"));
                break;
            case Subheading heading:
                html.Leaf("h3", heading.Text);
                break;
            case Paragraph paragraph:
                html.Leaf("p", paragraph.Text, ("class", Looks.ClassOf(paragraph.Tone)));
                break;
            case Table table:
                HtmlTable.Write(html, table);
                break;
            case Items items:
                Write(items);
                break;
            case Verdicts verdicts:
                Write(verdicts);
                break;
            case Messages messages:
                Write(messages);
                break;
            case Details { Blocks.IsEmpty: true } details:
                html.Leaf("p", details.Title);
                break;
            case Details details:
                html.Start("details", details.IsFolded ? [] : [("open", "")]);
                html.Leaf("summary", details.Title);
                foreach (var part in details.Blocks)
                    Write(part);
                html.End();
                break;
            case Commands commands:
                Write(commands);
                break;
            case Steps steps:
                Write(steps);
                break;
        }
    }

    private void Write(Items items)
    {
        html.Start("ul", ("class", "items"));
        foreach (var item in items.All)
        {
            html.Start("li", ("class", Looks.ClassOf(item.Tone)));
            Looks.Tag(html, item.Tone);
            html.Text(item.Text);
            if (item.Place is { } place)
            {
                html.Text(" ");
                html.Leaf("code", place, ("class", "at"));
            }

            html.Text(item.After);
            if (item.Detail is { } detail)
                html.Leaf("p", detail);
            html.End();
        }

        html.End();
    }

    private void Write(Verdicts verdicts)
    {
        html.Start("ul", ("class", "items"));
        foreach (var judged in verdicts.All)
        {
            html.Start("li", ("class", Looks.ClassOf(judged.Tone)));
            html.Leaf("b", judged.Word, ("class", "tag"));
            html.Text(" " + judged.Names);
            if (!judged.Reasons.IsEmpty)
            {
                html.Start("ul");
                foreach (var reason in judged.Reasons)
                    html.Leaf("li", reason.TrimStart(), reason.StartsWith(' ') ? [("class", "sub")] : []);
                html.End();
            }

            html.End();
        }

        html.End();
    }

    private void Write(Messages messages)
    {
        html.Start("ul", ("class", "items"));
        foreach (var (severity, message, at, advice) in messages.All)
        {
            html.Start("li", ("class", severity.ToString().ToLowerInvariant()));
            html.Leaf("b", MessageText.Word(severity), ("class", "tag"));
            html.Text(" " + message + " ");
            if (at.IsKnown)
                html.Leaf("code", at.ToString(), ("class", "at"));
            foreach (var line in advice?.Split('\n') ?? [])
                html.Leaf("p", line);
            html.End();
        }

        html.End();
    }

    private void Write(Commands commands)
    {
        foreach (var (i, line) in commands.Lines.Index())
        {
            if (!commands.Purposes.IsEmpty)
                html.Leaf("p", commands.Purposes[i], ("class", "purpose"));
            HtmlCommand.Write(html, line);
        }
    }

    /// <summary>A list to tick off. What is ticked is told to nobody.</summary>
    private void Write(Steps steps)
    {
        html.Start("ol", ("class", "steps"));
        foreach (var step in steps.All)
        {
            html.Start("li");
            html.Start("label");
            html.Void("input", ("type", "checkbox"));
            html.Leaf("span", step.Text);
            html.End();
            foreach (var command in step.Commands)
                HtmlCommand.Write(html, command);
            html.End();
        }

        html.End();
    }
}
