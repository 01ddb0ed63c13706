namespace PspMigrate.Reports.Forms;

/// <summary>JSON, for programs: everything.</summary>
internal sealed class JsonForm() : ReportForm("json", ".json")
{
    public override string Render(Answer answer, Ink ink, int width) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        answer.WriteData(json);
        json.WriteEndObject();
    });
}
