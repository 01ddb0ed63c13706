using PspMigrate.Conversion;

namespace PspMigrate.Reports.Html.Reach;

/// <summary>The section of the page that shows how policies reach namespaces: one namespace or one policy at a time.</summary>
internal static class ReachSection
{
    /// <summary>Drawings of each kind. Each takes 3 KB or so, and nobody looks at hundreds.</summary>
    private const int Drawn = 16;

    private const int Names = 3;

    public static void Write(HtmlPage page, Plan plan, Invocation invocation)
    {
        var alike = ReachPaths.Alike(plan);
        if (alike.Length == 0)
            return;
        var html = page.Body;
        page.Section("How policies reach namespaces");
        html.Leaf("p", "A policy is used through a role, which a binding gives to a subject, by whom pods of a namespace come.");
        // What most hangs on comes first: the laxest levels, then the most namespaces.
        var sorted = alike.OrderBy(same => same[0].Level).ThenByDescending(same => same.Length).ToArray();
        Group(html, "By namespace", sorted.Length, isFirstOpen: true, sorted.Select(same => (Title(same), ReachPaths.Of(same[0].Grants, Together(same)))));
        if (sorted.Length > Drawn)
            html.Leaf("p", $"{sorted.Length - Drawn} more: {invocation.Line("access")} lists who may use what in every namespace.");
        var policies = plan.Policies
            .Select(policy => (policy.Name, Paths: sorted
                .SelectMany(same => ReachPaths.Of(
                    same[0].Grants.Where(grant => string.Equals(grant.Policy, policy.Name, StringComparison.Ordinal)), Together(same))).ToArray()))
            .Where(policy => policy.Paths.Length > 0).ToArray();
        Group(html, "By policy", policies.Length, isFirstOpen: false, policies);
        if (policies.Length > Drawn)
            html.Leaf("p", $"{policies.Length - Drawn} more: {invocation.Line("access POLICY")} lists who may use one of them.");
    }

    private static void Group(HtmlWriter html, string title, int count, bool isFirstOpen, IEnumerable<(string Title, ImmutableArray<string>[] Paths)> drawings)
    {
        html.Start("div");
        html.Leaf("h3", title);
        HtmlFind.Write(html, "Find", count);
        foreach (var (i, (name, paths)) in drawings.Take(Drawn).Index())
        {
            html.Line();
            // Of details with the same name one is open at a time.
            html.Start("details", [("name", "reach"), ("data-find", ""), .. i == 0 && isFirstOpen ? new[] { ("open", "") } : []]);
            html.Leaf("summary", name);
            ReachDrawing.Write(html, paths);
            html.End();
        }

        html.End();
    }

    private static string Title(NamespacePlan[] same) =>
        $"{Phrase.List([.. same.Select(item => item.Name)], Names)}: {same[0].Level?.Name() ?? "no level"}";

    private static string Together(NamespacePlan[] same) => same.Length == 1 ? same[0].Name : $"{same[0].Name} and {same.Length - 1} more";
}
