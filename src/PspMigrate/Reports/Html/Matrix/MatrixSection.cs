using PspMigrate.Conversion;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Html.Matrix;

/// <summary>The section of the page that shows what becomes of which rule where.</summary>
internal static class MatrixSection
{
    public static void Write(HtmlPage page, Plan plan, Style style)
    {
        var topics = new MatrixTopics(plan, style, page.NewId);
        var rows = new MatrixRows(plan, topics, style).All();
        if (topics.All.IsEmpty)
            return;
        var html = page.Body;
        page.Section("What changes where");
        page.Add([HeadlineSection.Rules(plan)]);
        html.Leaf("p", "Each mark leads to the line that says why: the place in the manifests, a pod that shows it, and what keeps it.");
        MatrixLegend.Write(html, rows);
        HtmlFind.Write(html, "Find a namespace or policy", rows.Length);
        var id = page.NewId();
        new MatrixTable(html, topics).Write(id, rows, plan.HasBindings ? "namespaces" : "policies");
        new MatrixDrawers(html, plan.Kept, style).Write(topics, id);
    }
}
