using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Forms;

/// <summary>For a terminal, every section: what a reader can take in, with long lists cut short.</summary>
internal sealed class FullForm() : ReportForm("full")
{
    internal static readonly Style Style = new(Values: 4, Names: 3, Entries: 4, Rows: 20, Phrase.Place) { ShortensPlaces = true };

    public override string Render(Answer answer, Ink ink, int width) => new TextRenderer(ink, width).Render(answer.Blocks(Style));
}
