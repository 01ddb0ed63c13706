namespace PspMigrate.Reports.Screen;

/// <summary>A row for each policy, where nothing says in which namespaces it counts.</summary>
internal static class PolicyRows
{
    private static readonly ImmutableArray<string> Headers = ["POLICY", "CLOSEST LEVEL", "LOST", "TIGHTENED", "RESPELL", "NO LONGER FILLED IN"];

    /// <summary>The table, of so many lines at most without its header; the most permissive first.</summary>
    public static Table Of(Plan plan, int room)
    {
        var policies = plan.Policies.Where(policy => policy.Dropped is null).OrderBy(policy => policy.LevelFor(plan.Fit)).ToArray();
        var shown = policies.Length <= room ? policies.Length : room - 1;
        return new(
            Headers,
            [
                .. policies.Take(shown).Select(policy => Row(policy, policy.At(policy.LevelFor(plan.Fit)))),
                .. shown < policies.Length ? [[$"and {Phrase.Count("more policy", policies.Length - shown)}"]] : Array.Empty<ImmutableArray<Cell>>(),
            ])
        {
            Numbers = [2, 3, 4, 5],
            IsTight = true,
        };
    }

    private static ImmutableArray<Cell> Row(PolicyPlan policy, Comparison comparison) =>
    [
        policy.Name,
        comparison.At.Level.Name(),
        .. new[] { FindingKind.Lost, FindingKind.Tightened, FindingKind.Respell, FindingKind.Default }
            .Select(kind => new Cell(comparison.Findings.Count(finding => finding.Kind == kind) is var count and > 0 ? Phrase.Number(count) : "-")),
    ];
}
