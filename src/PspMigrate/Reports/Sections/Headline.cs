using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Sections;

/// <summary>The answer in a few sentences.</summary>
internal static class Headline
{
    public static IEnumerable<Block> Of(Plan plan)
    {
        yield return new Paragraph(Sentence(plan), Tone.Heading);
        var findings = plan.Comparisons.SelectMany(comparison => comparison.Findings).ToLookup(finding => finding.Kind);
        var tightened = findings[FindingKind.Tightened].ToArray();
        var granted = tightened.Count(finding => finding.Granted);
        var which = tightened.Length == 0 ? "" : granted == 0 ? " (all left open)" : $" ({granted} granted, {tightened.Length - granted} left open)";
        yield return new Paragraph(
            $"{Upper(Phrase.Count("rule", findings[FindingKind.Lost].Count()))} lost, {tightened.Length} tightened{which},"
            + $" {findings[FindingKind.Respell].Count()} to respell, {findings[FindingKind.Default].Count()} no longer filled in;"
            + $" {Phrase.Count("finding", plan.AccessFindings.Length)} about access.");
    }

    private static string Sentence(Plan plan)
    {
        var counts = $"{Upper(Phrase.Count("policy", plan.Policies.Length))}, {Phrase.Count("namespace", plan.Namespaces.Length)},"
            + $" {Phrase.Count("workload", plan.Namespaces.Sum(item => item.Workloads.Count))}";
        if (!plan.HasBindings)
            return $"{counts}, and no bindings: no namespace can be given a level, so the policies are compared alone.";
        var levels = new[] { Level.Restricted, Level.Baseline, Level.Privileged }
            .Select(level => (Name: level.Name(), Count: plan.Namespaces.Count(item => item.Level == level)))
            .Where(item => item.Count > 0)
            .Select(item => $"{item.Name} fits {item.Count}")
            .ToArray();
        var without = plan.Namespaces.Count(item => item.Level is null);
        string[] parts = without > 0 ? [.. levels, $"{without} {(without == 1 ? "gets" : "get")} no level"] : levels;
        var patches = plan.Namespaces.Count(item => item.NeedsPatch);
        return $"{counts}: {Phrase.List(parts, int.MaxValue)}; {(patches == 0 ? "no labels" : $"labels of {Phrase.Count("namespace", patches)}")} change.";
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
