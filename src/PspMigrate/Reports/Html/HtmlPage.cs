using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Html;

/// <summary>One page that needs nothing else: sections under a list of them, and the answer as data at its end.</summary>
internal sealed class HtmlPage(string title)
{
    private readonly List<(string Id, string Title)> _sections = [];
    private int _ids;

    /// <summary>What stands in it.</summary>
    public HtmlWriter Body { get; } = new();

    /// <summary>A name for a place of the page that no other has.</summary>
    public string NewId() => $"i{++_ids}";

    /// <summary>Begins a section, and ends the one before.</summary>
    public void Section(string heading)
    {
        Body.EndTo(0);
        var id = $"s{_sections.Count + 1}";
        _sections.Add((id, heading));
        Body.Line();
        Body.Start("section", ("id", id), ("aria-labelledby", $"{id}-h"));
        Body.Leaf("h2", heading, ("id", $"{id}-h"));
    }

    /// <summary>Blocks, each of whose headings begins a section.</summary>
    public void Add(IEnumerable<Block> blocks)
    {
        var renderer = new HtmlBlocks(Body);
        foreach (var block in blocks)
        {
            if (block is Heading heading)
                Section(heading.Text);
            else
                renderer.Write(block);
        }
    }

    /// <summary>The whole page.</summary>
    /// <param name="data">The answer as data.</param>
    public string Render(EmbeddedData data)
    {
        Body.EndTo(0);
        var html = new HtmlWriter();
        html.Own("<!DOCTYPE html>\n");
        html.Start("html", ("lang", "en"));
        html.Start("head");
        html.Void("meta", ("charset", "utf-8"));
        // By this the command knows its own files: it stands near the beginning.
        html.Void("meta", ("name", "generator"), ("content", "pspmigrate"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Assets.SecurityPolicy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Leaf("title", title);
        html.Start("style");
        html.Own(Assets.Style);
        html.End();
        html.End();
        html.Line();
        html.Start("body");
        html.Leaf("a", "Skip to the report", ("class", "skip"), ("href", "#main"));
        Header(html);
        html.Start("main", ("id", "main"));
        html.Own(Body.ToString());
        html.End();
        html.Start("footer");
        html.Leaf("p", $"Written by pspmigrate. {data.Words}");
        html.End();
        data.Write(html);
        html.Start("script");
        html.Own(Assets.Script);
        html.EndTo(0);
        html.Line();
        return html.ToString();
    }

    private void Header(HtmlWriter html)
    {
        html.Start("header");
        html.Leaf("h1", title);
        if (_sections.Count > 1)
        {
            html.Start("nav", ("aria-label", "Sections"));
            html.Start("ul");
            foreach (var (id, heading) in _sections)
            {
                html.Start("li");
                html.Leaf("a", heading, ("href", $"#{id}"));
                html.End();
            }

            html.End();
            html.End();
        }

        html.End();
        html.Line();
    }
}
