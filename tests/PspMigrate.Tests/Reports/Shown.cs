using PspMigrate.Conversion;
using PspMigrate.Conversion.Checks;
using PspMigrate.Reports;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Tests.Reports;

/// <summary>Answers in the forms in which users see them.</summary>
internal static class Shown
{
    public static string Text(Plan plan, int width = 80, bool hasColour = false) => ReportForm.Full.Render(new PlanAnswer(plan), new(hasColour), width);

    /// <summary>What <c>convert</c> prints unless told otherwise.</summary>
    public static string FirstScreen(Plan plan, int width = 80, string input = "fixtures/article") => ReportForm.Text.Render(
        new PlanAnswer(plan) { Invocation = new("pspmigrate", input, IsRepository: true) { Subject = input } }, default, width);

    public static string Text(ImmutableArray<NamespaceCheck> checks) => ReportForm.Text.Render(new CheckAnswer(checks));

    public static string Markdown(Plan plan) => ReportForm.Markdown.Render(new PlanAnswer(plan));

    public static string Json(Plan plan) => ReportForm.Json.Render(new PlanAnswer(plan));
}
