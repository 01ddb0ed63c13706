using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Forms;

/// <summary>GitHub Markdown, with longer lists than on a terminal.</summary>
internal sealed class MarkdownForm() : ReportForm("markdown", ".md", ".markdown")
{
    private static readonly Style Style = new(Values: 40, Names: 20, Entries: 50, Rows: 100, Phrase.Place);

    public override string Render(Answer answer, Ink ink, int width) => new MarkdownRenderer().Render(answer.Title, answer.Blocks(Style));
}
