using PspMigrate.Reports.Html.Matrix;
using PspMigrate.Reports.Html.Reach;
using PspMigrate.Reports.Permissions;

namespace PspMigrate.Reports.Html;

/// <summary>The page of a plan: what is decided first, then what changes, whom it concerns, and what to do.</summary>
internal static class PlanPage
{
    public static void Write(HtmlPage page, Plan plan, Invocation invocation, Style style)
    {
        page.Add(HeadlineSection.Of(plan));
        page.Add(Cards.Of(TotalsSection.Of(plan)));
        page.Add(new InfluenceSection(plan, invocation, style).Blocks());
        MatrixSection.Write(page, plan, style);
        AddNotes(page, "Namespaces", NamespacesSection.Of(plan, style));
        ReachSection.Write(page, plan, invocation);
        page.Add(AccessSection.Of(plan, style));
        WorkloadsTable.Write(page, plan, style);
        page.Add(NextStepsSection.Of(plan, invocation));
        Labellers(page, plan, style);
        page.Add([.. PodSecuritySection.Of(plan, style), .. KeptSection.Of(plan, style), .. BlockersSection.Of(plan, style), .. NotesSection.Of(plan, style)]);
    }

    /// <summary>What a section says besides its table, where that is shown in another way.</summary>
    private static void AddNotes(HtmlPage page, string title, IEnumerable<Block> section)
    {
        Block[] notes = [.. section.Where(block => block is not Table and not Heading)];
        if (notes.Length > 0)
            page.Add([new Heading(title), .. notes]);
    }

    private static void Labellers(HtmlPage page, Plan plan, Style style)
    {
        var grants = NamespaceLabelling.Find(plan.Analysis.Inventory);
        if (grants.IsEmpty)
            return;
        page.Section("Who may lower the labels");
        page.Add(new Markup("p", [], "Who may change a namespace may change its labels, and with them its level."));
        var shown = grants.Length <= style.Rows ? grants : grants[..style.Rows];
        page.Add(new LabellingAnswer(shown, plan.Options.Scope) { IsWide = true }.Blocks(style));
        if (shown.Length < grants.Length)
            page.Add(new Markup("p", [], $"{Phrase.Count("more grant", grants.Length - shown.Length)}: access --who-can-label lists them all."));
    }
}
