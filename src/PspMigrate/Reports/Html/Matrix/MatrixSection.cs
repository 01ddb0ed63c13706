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
        var id = page.NewId();
        page.Section("What changes where");
        page.Add([HeadlineSection.Rules(plan)]);
        page.Add(
        [
            new("p", [], "Each mark leads to the line that says why: the place in the manifests, a pod that shows it, and what keeps it."),
            Legend(rows),
            .. HtmlFind.Of("Find a namespace or policy", rows.Length),
            .. new MatrixTable(topics).Of(id, rows, plan.HasBindings ? "namespaces" : "policies"),
            new MatrixDrawers(plan.Kept, style).Of(topics, id),
        ]);
    }

    private static Markup Legend(ImmutableArray<MatrixRow> rows) => new("ul", [("class", "legend")],
        from mark in rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Marks).Distinct().Order()
        let look = mark.Look()
        select new Markup("li", [("class", look.Class)], new("b", [], look.Word), " " + look.Meaning));
}
