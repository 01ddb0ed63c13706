using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Reports.Sections;

/// <summary>What becomes of a difference when admission policies keep what levels lose.</summary>
internal static class KeptWords
{
    /// <summary>The line with <c>kept by clause fsGroup</c>, <c>the kept policy fills it in</c>, or why it isn't kept; as it was when nothing is said about it.</summary>
    public static FindingLine Added(FindingLine line, Kept? kept, Comparison comparison, Finding finding)
    {
        if (kept is null)
            return line;
        string[] words = finding.Kind switch
        {
            FindingKind.Lost => [.. Lost(kept, comparison, finding)],
            FindingKind.Respell or FindingKind.Default when finding.FilledIn is not null => [.. FilledIn(kept, comparison, finding)],
            _ => [],
        };
        return words.Length == 0 ? line : line with { After = $"{line.After}; {string.Join("; ", words)}" };
    }

    private static IEnumerable<string> Lost(Kept kept, Comparison comparison, Finding finding) => kept.Rules
        .Where(rule => string.Equals(rule.Policy, comparison.Policy.Name, StringComparison.Ordinal) && rule.At == comparison.At && rule.Control == finding.Control)
        .Select(rule => rule.Reason is { } reason
            ? $"not kept{(rule.Values.Equals(finding.Values) ? "" : $": {rule.Control.Say(rule.Values)}")}, since {reason}"
            : rule.AdmittedBy is { } wide ? $"never in force{(rule.Values.Equals(finding.Values) ? "" : $" for {rule.Control.Say(rule.Values)}")}, since {wide} admits it"
            : $"kept by {(rule.Clauses.Length == 1 ? "clause" : "clauses")} {string.Join(", ", rule.Clauses)}")
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> FilledIn(Kept kept, Comparison comparison, Finding finding) => kept.Fillings
        .Where(filling => string.Equals(filling.Policy, comparison.Policy.Name, StringComparison.Ordinal) && filling.Control == finding.Control)
        .Select(filling => filling.Reason is { } reason ? $"not filled in any more, since {reason}"
            : filling.Instead is { } chosen ? $"never filled in, since {chosen} is chosen" : "filled in by the kept policy")
        .Distinct(StringComparer.Ordinal);
}
