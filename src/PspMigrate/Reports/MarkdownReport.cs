using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports;

/// <summary>The report as GitHub Markdown, with longer lists than on a terminal.</summary>
public static class MarkdownReport
{
    public static string Write(Plan plan) =>
        new MarkdownRenderer().Render(plan.Policies.IsEmpty ? "Pod Security labels" : "From PodSecurityPolicy to Pod Security labels", AllSections.Of(plan, new Style(Values: 40, Names: 20, Entries: 50, Rows: 100, Phrase.Place)));
}
