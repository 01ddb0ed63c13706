using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports.PullRequests;

/// <summary>What changes for the pods of each namespace, folded; namespaces with the same policies and level share a fold.</summary>
internal static class FoldedDifferences
{
    public static IEnumerable<Block> Of(IEnumerable<NamespaceChange> changes, Style style)
    {
        var folds = changes.Where(change => change.ChangesFiles && change.Plan.Level is not null)
            .GroupBy(
                change => $"{change.Plan.ComparedAt} {string.Join('/', change.Plan.Policies.Select(policy => policy.Name))} "
                    + string.Join('/', change.Plan.NeverHeld.Select(Key)),
                StringComparer.Ordinal)
            .Select(group => Fold([.. group], style))
            .ToArray();
        if (folds.Length == 0)
            yield break;
        yield return new Heading("What changes for pods");
        yield return FindingItems.Legend;
        foreach (var fold in folds)
            yield return fold;
    }

    /// <summary>What the report says of a rule that never held; other accounts may have had other policies in its place.</summary>
    private static string Key(NeverHeld rule) =>
        $"{rule.Policy.Name} {rule.Finding.Control.Name} {rule.Finding.Field} {string.Join(',', rule.Admitting)}";

    private static Details Fold(ImmutableArray<NamespaceChange> same, Style style)
    {
        var plan = same[0].Plan;
        var reach = RuleReach.Of(plan);
        var lines = plan.Policies.Select(policy => policy.At(plan.ComparedAt!.Value))
            .Select(comparison =>
                (comparison.Policy.Name, Lines: comparison.Findings.Select(finding => FindingLine.Of(finding, comparison, style, reach)).ToArray())).ToArray();
        var counts = lines.SelectMany(policy => policy.Lines).Where(line => line.Kind != FindingKind.Default)
            .GroupBy(line => line.Tone).OrderBy(tone => tone.Key).Select(tone => $"{tone.Count()} {Marks.Of(tone.Key).Word}");
        var title = $"{Phrase.List([.. same.Select(change => change.Name)], style.Names)} at {plan.ComparedAt}: "
            + (string.Join(", ", counts) is { Length: > 0 } counted ? counted : "nothing changes");
        return new(title, [.. lines.SelectMany(policy => Policy(policy.Name, policy.Lines))], IsFolded: true);
    }

    private static IEnumerable<Block> Policy(string name, FindingLine[] lines)
    {
        var items = FindingItems.Of(lines, line => line.Place);
        yield return new Paragraph($"Policy {name}{(items.IsEmpty ? ": nothing changes" : "")}");
        if (!items.IsEmpty)
            yield return new Items(items);
    }
}
