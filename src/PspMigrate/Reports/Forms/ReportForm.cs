using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Json;
using PspMigrate.Reports.Html;
using PspMigrate.Reports.Json;
using PspMigrate.Reports.Sarif;

namespace PspMigrate.Reports.Forms;

/// <summary>A form in which answers are shown.</summary>
public sealed class ReportForm
{
    private static readonly Style Screen = new(Values: 4, Names: 3, Entries: 4, Rows: 20, Phrase.Place) { ShortensPlaces = true };
    private static readonly Style OfFiles = new(Values: 40, Names: 20, Entries: 50, Rows: 100, Phrase.Place);

    /// <summary>For a terminal: the first screen.</summary>
    public static readonly ReportForm Text = new(
        "text", (answer, ink, width) => new TextRenderer(ink, width).Render(answer.FirstScreen(Screen with { Width = width })));

    /// <summary>For a terminal, every section: what a reader can take in, with long lists cut short.</summary>
    public static readonly ReportForm Full = new("full", (answer, ink, width) => new TextRenderer(ink, width).Render(answer.Blocks(Screen)));

    /// <summary>A line for each namespace and each workload, as <c>kubectl get -o wide</c> prints them: for grep and awk.</summary>
    public static readonly ReportForm Table = new(
        "table", (answer, ink, width) => string.Join('\n', answer.Rows().Select(table => new TextRenderer(ink, width).Render([table]))));

    /// <summary>GitHub Markdown, with longer lists than on a terminal.</summary>
    public static readonly ReportForm Markdown = new(
        "markdown", (answer, _, _) => MarkdownRenderer.Render(answer.Blocks(OfFiles), answer.Title), ".md", ".markdown");

    /// <summary>One page for a browser, for those who decide and those who must show it: it needs nothing else, and sends nothing anywhere.</summary>
    public static readonly ReportForm Html = new("html", (answer, _, _) => Page(answer), ".html", ".htm");

    /// <summary>JSON, for programs: everything.</summary>
    public static readonly ReportForm Json = new("json", (answer, _, _) => JsonText.Write(json => json.Object(() => answer.WriteData(json))), ".json");

    /// <summary>SARIF, for code scanning: what there is to say about places of the input.</summary>
    public static readonly ReportForm Sarif = new("sarif", (answer, _, _) => SarifLog.Of(answer.Results()), ".sarif", ".sarif.json");

    /// <summary>What JSON says, as YAML.</summary>
    private static readonly ReportForm Yaml = new(
        "yaml", (answer, _, _) => NodeText.Document((MapNode)JsonTree.Parse("yaml", Json.Render(answer))), ".yaml", ".yml");

    private readonly Func<Answer, Ink, int, string> _render;
    private readonly string[] _endings;

    /// <param name="endings">How names of files end that hold it; the first is the usual one.</param>
    private ReportForm(string name, Func<Answer, Ink, int, string> render, params string[] endings) => (Name, _render, _endings) = (name, render, endings);

    /// <summary>Every form; the first is the default.</summary>
    public static ImmutableArray<ReportForm> All { get; } = [Text, Full, Table, Markdown, Html, Sarif, Json, Yaml];

    /// <summary>Its name on the command line.</summary>
    public string Name { get; }

    /// <summary>The form that a file's name asks for by its ending; null when it asks for none.</summary>
    public static ReportForm? ForFile(string path) =>
        All.FirstOrDefault(form => form._endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    /// <param name="ink">Colours, or none, for forms that have any.</param>
    /// <param name="width">Columns to fill at most, for forms that break lines; only words that are longer go beyond.</param>
    public string Render(Answer answer, Ink ink = default, int width = 80) => _render(answer, ink, width);

    /// <summary>The same, without holding all of it where the form allows that.</summary>
    public void Write(Answer answer, Ink ink, int width, TextWriter output)
    {
        if (this == Json)
            JsonText.Write(json => json.Object(() => answer.WriteData(json)), output);
        else
            output.Write(Render(answer, ink, width));
    }

    private static string Page(Answer answer)
    {
        // What the page shows and what it holds for tools take as long as each other.
        var data = Task.Run(answer.ForPages);
        var page = new HtmlPage(answer.Title);
        answer.WritePage(page, OfFiles with { Names = 12 });
        return page.Render(data.GetAwaiter().GetResult());
    }
}
