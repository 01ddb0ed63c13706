using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Forms;

/// <summary>For a terminal: the first screen.</summary>
internal sealed class TextForm() : ReportForm("text")
{
    public override string Render(Answer answer, Ink ink, int width) =>
        new TextRenderer(ink, width).Render(answer.FirstScreen(FullForm.Style with { Width = width }));
}
