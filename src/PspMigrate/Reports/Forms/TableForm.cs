using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Forms;

/// <summary>A line for each namespace and each workload, as <c>kubectl get -o wide</c> prints them: for grep and awk.</summary>
internal sealed class TableForm() : ReportForm("table")
{
    public override string Render(Answer answer, Ink ink, int width) =>
        string.Join('\n', answer.Rows().Select(table => new TextRenderer(ink, width).Render([table])));
}
