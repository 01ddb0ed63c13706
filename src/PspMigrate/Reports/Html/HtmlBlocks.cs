namespace PspMigrate.Reports.Html;

/// <summary>Shows blocks as HTML; headings belong to the page.</summary>
internal static class HtmlBlocks
{
    public static IEnumerable<Markup> Of(Block block) => Content(block).Prepend(Markup.Line);

    private static IEnumerable<Markup> Content(Block block) => block switch
    {
        Headline headline => [new("p", [("class", "headline")], headline.Text)],
        Subheading heading => [new("h3", [], heading.Text)],
        Paragraph paragraph => [new("p", [("class", Looks.ClassOf(paragraph.Tone))], paragraph.Text)],
        Table table => [HtmlTable.Of(table)],
        Items items => [List(items.All.Select(Entry))],
        Verdicts verdicts => [List(verdicts.All.Select(Entry))],
        Messages messages => [List(messages.All.Select(Entry))],
        Details { Blocks.IsEmpty: true } details => [new("p", [], details.Title)],
        Details details =>
        [
            new("details", details.IsFolded ? [] : [("open", "")], [new("summary", [], details.Title), .. details.Blocks.SelectMany(Of)]),
        ],
        Commands commands => commands.Lines.SelectMany((line, i) => Purpose(commands, i).Append(Command(line))),
        Steps steps => [new("ol", [("class", "steps")], steps.All.Select(Entry))],
        _ => [],
    };

    private static Markup List(IEnumerable<Markup> entries) => new("ul", [("class", "items")], entries);

    private static Markup Entry(Item item) => new("li", [("class", Looks.ClassOf(item.Tone))],
    [
        .. Looks.Tag(item.Tone),
        item.Text,
        .. item.Place is { } place ? [" ", At(place)] : Array.Empty<Markup>(),
        item.After,
        .. item.Detail is { } detail ? [new("p", [], detail)] : Array.Empty<Markup>(),
    ]);

    private static Markup Entry(Judged judged) => new("li", [("class", Looks.ClassOf(judged.Tone))],
    [
        new("b", [("class", "tag")], judged.Word),
        " " + judged.Names,
        .. judged.Reasons.IsEmpty
            ? Array.Empty<Markup>()
            : [new("ul", [], judged.Reasons.Select(reason => new Markup("li", reason.StartsWith(' ') ? [("class", "sub")] : [], reason.TrimStart())))],
    ]);

    private static Markup Entry(Diagnostic message) => new("li", [("class", MessageText.Word(message.Severity))],
    [
        new("b", [("class", "tag")], MessageText.Word(message.Severity)),
        $" {message.Message} ",
        .. message.At.IsKnown ? [At(message.At.ToString())] : Array.Empty<Markup>(),
        .. (message.Advice?.Split('\n') ?? []).Select(line => new Markup("p", [], line)),
    ]);

    /// <summary>One of a list to tick off. What is ticked is told to nobody.</summary>
    private static Markup Entry(Step step) =>
        new("li", [], [new("label", [], new("input", [("type", "checkbox")]), new("span", [], step.Text)), .. step.Commands.Select(Command)]);

    private static Markup At(string place) => new("code", [("class", "at")], place);

    private static Markup[] Purpose(Commands commands, int number) =>
        commands.Purposes.IsEmpty ? [] : [new("p", [("class", "purpose")], commands.Purposes[number])];

    /// <summary>A command line to copy; the script puts a button beside it.</summary>
    private static Markup Command(string line) => new("div", [("class", "run")], new Markup("pre", [("tabindex", "0")], new Markup("code", [], line)));
}
