using System.Collections.Immutable;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.PullRequests;

/// <summary>What changes for the pods of each namespace, folded; namespaces with the same policies and level share a fold.</summary>
internal static class FoldedDifferences
{
    private static readonly Style Style = new(Values: 20, Names: 10, Entries: 50, Rows: 200, Phrase.Place);

    public static IEnumerable<Block> Of(IEnumerable<NamespaceChange> changes)
    {
        var folds = changes.Where(change => change.ChangesFiles && change.Plan.Level is not null)
            .GroupBy(change => $"{change.Plan.Level} {string.Join('/', change.Plan.Policies.Select(policy => policy.Name))}", StringComparer.Ordinal)
            .Select(group => Fold([.. group]))
            .ToArray();
        if (folds.Length == 0)
            yield break;
        yield return new Heading("What changes for pods");
        yield return new Paragraph(
            "Lost: the policy refused it, the level lets it in. Tightened: the level refuses what the policy let in. "
            + "Respell: the policy filled it in or implied it; manifests have to say it now.");
        foreach (var fold in folds)
            yield return fold;
    }

    private static Details Fold(ImmutableArray<NamespaceChange> same)
    {
        var plan = same[0].Plan;
        var comparisons = plan.Policies.Select(policy => policy.At(plan.Level!.Value)).ToArray();
        var findings = comparisons.SelectMany(comparison => comparison.Findings).ToArray();
        var counts = new[] { (FindingKind.Lost, "lost"), (FindingKind.Tightened, "tightened"), (FindingKind.Respell, "respell") }
            .Select(kind => (Word: kind.Item2, Count: findings.Count(finding => finding.Kind == kind.Item1)))
            .Where(item => item.Count > 0)
            .Select(item => $"{item.Count} {item.Word}");
        var title = $"{Phrase.List([.. same.Select(change => change.Name)], Style.Names)} at {plan.Level!.Value.ToString().ToLowerInvariant()}: "
            + (string.Join(", ", counts) is { Length: > 0 } counted ? counted : "nothing changes");
        return new(title, [.. comparisons.SelectMany(Policy)], IsFolded: true);
    }

    private static IEnumerable<Block> Policy(Comparison comparison)
    {
        var items = comparison.Findings.Select(finding => FindingLine.Of(finding, comparison, Style))
            .OrderBy(line => line.Kind)
            .Select(line => new Item(line.Text(line.Place), line.Tone))
            .ToImmutableArray();
        yield return new Paragraph($"Policy {comparison.Policy.Name}{(items.IsEmpty ? ": nothing changes" : "")}");
        if (!items.IsEmpty)
            yield return new Items(items);
    }
}
