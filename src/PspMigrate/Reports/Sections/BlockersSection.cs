namespace PspMigrate.Reports.Sections;

/// <summary>What keeps each policy from the stricter levels.</summary>
internal static class BlockersSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        var policies = plan.Policies.Where(policy => policy.Dropped is null && policy.Closest < Level.Restricted).ToArray();
        return policies.Length == 0 ? [] :
        [
            new Heading("What keeps policies from stricter levels"),
            .. policies.Length > style.Rows ? Shared(policies, style) :
            [
                new Items(
                [
                    .. policies.GroupBy(policy => Say(policy, style with { Place = _ => "" }), StringComparer.Ordinal).Select(same => same.Count() == 1
                        ? new Item($"{same.First().Name} ({style.Place(same.First().Policy.At)}) does {Say(same.First(), style.Under(same.First().Policy.At))}")
                        : new Item($"Each of {Phrase.List([.. same.Select(policy => policy.Name)], style.Names)} does {same.Key}")),
                ]),
            ],
        ];
    }

    /// <summary>What many policies grant, each grant once, with the policies that it is in the way of.</summary>
    private static IEnumerable<Block> Shared(IEnumerable<PolicyPlan> policies, Style style) =>
        from policy in policies
        from grant in policy.Blockers
        let finding = grant.Finding
        let line = new FindingLine(
            finding.Kind, finding.Control.Name, Say(finding, style with { Place = _ => "" }), "", FindingLine.PlaceOf(finding, style), "")
        group (Line: line, Policy: policy.Name) by grant.Comparison.At.Level into level
        orderby level.Key
        let count = level.Select(pair => pair.Policy).Distinct(StringComparer.Ordinal).Count()
        select new Details(
            $"{Phrase.Count("policy", count)} {(count == 1 ? "does" : "do")} not fit {level.Key.Name()}, because of what they grant:",
            [new Items(new SharedLines(count, style).Of(level))]);

    /// <summary>A grant is named at the first level that it is in the way of.</summary>
    private static string Say(PolicyPlan policy, Style style)
    {
        var parts = policy.Blockers.GroupBy(grant => grant.Comparison.At.Level).Select(level =>
            $"not fit {level.Key.Name()}, because it grants {string.Join("; ", level.Select(grant => Say(grant.Finding, style)))}");
        return string.Join(". It does ", parts) + ".";
    }

    private static string Say(Finding finding, Style style)
    {
        var grant = $"{finding.Control.Name} {finding.Control.Words(finding.Values).Shorten(style.Values)}";
        return style.Place(finding.At).Length > 0 ? $"{grant} ({FindingLine.PlaceOf(finding, style)})" : grant;
    }
}
