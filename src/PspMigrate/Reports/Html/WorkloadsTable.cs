using PspMigrate.Reports.Screen;

namespace PspMigrate.Reports.Html;

/// <summary>The section about workloads: which pass now, which after a fix, which are refused and why.</summary>
internal static class WorkloadsTable
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "ENFORCE", "WORKLOADS", "PASS NOW", "AFTER FIX", "REFUSED"];

    public static void Write(HtmlPage page, Plan plan, Style style)
    {
        var rows = Rows(plan);
        if (rows.Length == 0)
            return;
        Block[] refused = [.. Refused(plan, style)];
        page.Section("Workloads");
        page.Add(HtmlFind.Of("Find a workload or namespace", refused.Length));
        page.Add(
        [
            new Table(Headers, [.. rows.Take(style.Rows).Select(same => Row(same, style))]) { Numbers = [2, 3, 4, 5] },
            .. rows.Length <= style.Rows
                ? Array.Empty<Block>()
                : [new Paragraph($"and {Phrase.Count("more row", rows.Length - style.Rows)} of namespaces with fewer refused workloads.")],
            .. refused,
        ]);
    }

    /// <summary>Namespaces with equal counts, most refused first.</summary>
    private static NamespacePlan[][] Rows(Plan plan) =>
    [
        .. plan.Namespaces.Where(item => item.Workloads.Count > 0)
            .GroupBy(item => (item.Enforced, item.Workloads.Count, Risk: Risk.Of(item) with { IsOpen = false }))
            .OrderByDescending(same => same.Key.Risk.Refused)
            .ThenByDescending(same => same.Count())
            .Select(same => same.ToArray()),
    ];

    private static ImmutableArray<Cell> Row(NamespacePlan[] same, Style style)
    {
        var (now, fixable, refused, _) = Risk.Of(same[0]);
        return
        [
            Phrase.List([.. same.Select(item => item.Name)], style.Names), same[0].Enforced?.Name() ?? "-",
            Phrase.Number(same[0].Workloads.Count), Phrase.Number(now), Phrase.Number(fixable), new(
                Phrase.Number(refused), refused == 0 ? Tone.Plain : Tone.Warning),
        ];
    }

    private static IEnumerable<Block> Refused(Plan plan, Style style)
    {
        foreach (var same in plan.Refused
            .GroupBy(pair => pair.State.At(pair.Namespace.Enforced!.Value).Reason, StringComparer.Ordinal)
            .OrderByDescending(same => same.Count()))
        {
            string[] names =
            [
                .. same.Select(pair => $"{RefusedWorkloads.Name(pair.State.Workload)} in {pair.Namespace.Name}"
                    + (pair.State.StrictestAfterFix >= pair.Namespace.Enforced ? " (passes after fix)" : "")),
            ];
            var detail = same.First().State.At(same.First().Namespace.Enforced!.Value).Detail;
            yield return new Details(
                $"Refused: {same.Key} ({Phrase.Count("workload", same.Sum(pair => pair.State.Workload.AlikePods))})",
                [new Paragraph($"For example: {detail}"), new Items([new(Phrase.List(names, style.Entries))])],
                IsFolded: true);
        }
    }
}
