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
        page.Section("How policies reach namespaces");
        page.Add(new Markup("p", [], "A policy is used through a role, which a binding gives to a subject, by whom pods of a namespace come."));
        // What most hangs on comes first: the laxest levels, then the most namespaces.
        var sorted = alike.OrderBy(same => same[0].Level).ThenByDescending(same => same.Length).ToArray();
        page.Add(Group(
            "By namespace", sorted.Length, sorted.Select(same => (Title(same), ReachPaths.Of(Grants(same)))), isFirstOpen: true,
            $"{invocation.Line("access")} lists who may use what in every namespace"));
        var byPolicy = sorted.SelectMany(Grants).ToLookup(item => item.Grant.Policy, StringComparer.Ordinal);
        var policies = plan.Policies.Where(policy => byPolicy.Contains(policy.Name)).ToArray();
        page.Add(Group(
            "By policy", policies.Length, policies.Select(policy => (policy.Name, ReachPaths.Of(byPolicy[policy.Name]))), isFirstOpen: false,
            $"{invocation.Line("access POLICY")} lists who may use one of them"));
    }

    /// <param name="elsewhere">What shows those that aren't drawn.</param>
    private static IEnumerable<Markup> Group(
        string title, int count, IEnumerable<(string Title, ImmutableArray<string>[] Paths)> drawings, bool isFirstOpen, string elsewhere)
    {
        yield return new("div", [],
        [
            new("h3", [], title),
            .. HtmlFind.Of("Find", count),
            .. drawings.Take(Drawn).SelectMany((drawing, i) => new[]
            {
                Markup.Line,
                // Of details with the same name one is open at a time.
                new("details", [("name", "reach"), ("data-find", ""), .. i == 0 && isFirstOpen ? new[] { ("open", "") } : []],
                    [new("summary", [], drawing.Title), .. ReachDrawing.Of(drawing.Paths)]),
            }),
        ]);
        if (count > Drawn)
            yield return new("p", [], $"{count - Drawn} more: {elsewhere}.");
    }

    private static string Title(NamespacePlan[] same) =>
        $"{Phrase.List([.. same.Select(item => item.Name)], Names)}: {same[0].Level?.Name() ?? "no level"}";

    private static IEnumerable<(Grant Grant, string Namespaces)> Grants(NamespacePlan[] same)
    {
        var together = same.Length == 1 ? same[0].Name : $"{same[0].Name} and {same.Length - 1} more";
        return same[0].Grants.Select(grant => (grant, together));
    }
}
