namespace PspMigrate.Reports.Forms;

/// <summary>JSON, for programs: everything.</summary>
internal sealed class JsonForm() : ReportForm("json", ".json")
{
    public override string Render(Answer answer, Ink ink, int width) => JsonText.Write(json => Write(json, answer));

    public override void Write(Answer answer, Ink ink, int width, TextWriter output) => JsonText.Write(json => Write(json, answer), output);

    private static void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        answer.WriteData(json);
        json.WriteEndObject();
    }
}
