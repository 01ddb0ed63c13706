using PspMigrate.Reports.Sarif;

namespace PspMigrate.Reports.Forms;

/// <summary>SARIF, for code scanning: what there is to say about places of the input.</summary>
internal sealed class SarifForm() : ReportForm("sarif", ".sarif", ".sarif.json")
{
    public override string Render(Answer answer, Ink ink, int width) => SarifLog.Of(answer.Results());
}
