namespace PspMigrate.Reports.Html;

/// <summary>One page that needs nothing else: sections under a list of them, and the answer as data at its end.</summary>
internal sealed class HtmlPage
{
    private readonly string _title;
    private readonly List<(string Id, string Title)> _sections = [];
    private readonly List<Markup> _body = [];
    private List<Markup> _open;
    private int _ids;

    public HtmlPage(string title) => (_title, _open) = (title, _body);

    public IReadOnlyList<Markup> Body => _body;

    /// <summary>A name for a place of the page that no other has.</summary>
    public string NewId() => $"i{++_ids}";

    /// <summary>Begins a section, and ends the one before.</summary>
    public void Section(string heading)
    {
        var id = $"s{_sections.Count + 1}";
        _sections.Add((id, heading));
        _open = [new("h2", [("id", $"{id}-h")], heading)];
        _body.AddRange([Markup.Line, new("section", [("id", id), ("aria-labelledby", $"{id}-h")], _open)]);
    }

    public void Add(params IEnumerable<Markup> parts) => _open.AddRange(parts);

    /// <summary>Blocks, each of whose headings begins a section.</summary>
    public void Add(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is Heading heading)
                Section(heading.Text);
            else
                Add(HtmlBlocks.Of(block));
        }
    }

    public string Render(EmbeddedData data)
    {
        Markup page = new("html", [("lang", "en")],
            new("head", [],
                new("meta", [("charset", "utf-8")]),
                // By this the command knows its own files: it stands near the beginning.
                new("meta", [("name", "generator"), ("content", "pspmigrate")]),
                new("meta", [("http-equiv", "Content-Security-Policy"), ("content", Assets.SecurityPolicy)]),
                new("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
                new("meta", [("name", "color-scheme"), ("content", "light dark")]),
                new("meta", [("name", "referrer"), ("content", "no-referrer")]),
                new("title", [], _title),
                new("style", [], Markup.Own(Assets.Style))),
            Markup.Line,
            new("body", [],
                new("a", [("class", "skip"), ("href", "#main")], "Skip to the report"),
                new("header", [], [new("h1", [], _title), .. Navigation()]),
                Markup.Line,
                new("main", [("id", "main")], _body),
                new("footer", [], new Markup("p", [], $"Written by pspmigrate. {data.Words}")),
                data.Element,
                Markup.Line,
                new("script", [], Markup.Own(Assets.Script))));
        var text = new StringBuilder("<!DOCTYPE html>\n");
        page.WriteTo(text);
        return text.Append('\n').ToString();
    }

    private IEnumerable<Markup> Navigation() => _sections.Count < 2 ? [] :
    [
        new("nav", [("aria-label", "Sections")],
            new Markup("ul", [], _sections.Select(section => new Markup("li", [], new Markup("a", [("href", $"#{section.Id}")], section.Title))))),
    ];
}
