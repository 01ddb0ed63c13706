using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Clauses;

namespace PspMigrate.Reports.Html.Matrix;

/// <summary>The expression by which an admission policy keeps a rule, or fills something in.</summary>
internal static class KeptCel
{
    /// <summary>What it does, and the expression; null when nothing keeps it.</summary>
    public static (string What, string Expression)? Of(Kept kept, Comparison comparison, Finding finding) => finding.Kind switch
    {
        FindingKind.Lost => Clause(kept, comparison, finding),
        FindingKind.Respell or FindingKind.Default => Filling(kept, comparison, finding),
        _ => null,
    };

    private static (string, string)? Clause(Kept kept, Comparison comparison, Finding finding)
    {
        var rule = kept.Held.FirstOrDefault(rule => IsOf(rule.Policy, comparison) && rule.At == comparison.At && rule.Control == finding.Control);
        if (rule is null)
            return null;
        // A policy that is always chosen in place of this one keeps the rule by a clause of its own.
        var clause = kept.Sets.Where(set => set.At == rule.At && set.Namespaces.SequenceEqual(rule.Namespaces, StringComparer.Ordinal))
            .SelectMany(set => set.Alternatives.OrderByDescending(alternative => IsOf(alternative.Policy.Name, comparison)))
            .SelectMany(alternative => alternative.Clauses)
            .FirstOrDefault(clause => rule.Clauses.Contains(clause.Name, StringComparer.Ordinal));
        return clause is null ? null : ($"Kept by clause {clause.Name}, in CEL:", clause.Expression);
    }

    private static (string, string)? Filling(Kept kept, Comparison comparison, Finding finding)
    {
        if (!kept.FilledIn.Any(filling => IsOf(filling.Policy, comparison) && filling.Control == finding.Control))
            return null;
        var filling = KeptControls.All.Where(control => control.Control == finding.Control)
            .SelectMany(control => control.Fillings(comparison.Policy)).FirstOrDefault();
        return filling is null ? null : ($"Filled in where pods leave out {filling.Rule.Field}, in CEL:", filling.Rule.Operations(filling.Value));
    }

    private static bool IsOf(string name, Comparison comparison) => string.Equals(name, comparison.Policy.Name, StringComparison.Ordinal);
}
