using PspMigrate.Reports.Html;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Forms;

/// <summary>One page for a browser, for those who decide and those who must show it: it needs nothing else, and sends nothing anywhere.</summary>
internal sealed class HtmlForm() : ReportForm("html", ".html", ".htm")
{
    private static readonly Style Style = new(Values: 40, Names: 12, Entries: 50, Rows: 100, Phrase.Place);

    public override string Render(Answer answer, Ink ink, int width)
    {
        var page = new HtmlPage(answer.Title);
        answer.WritePage(page, Style);
        return page.Render(answer.ForPages());
    }
}
