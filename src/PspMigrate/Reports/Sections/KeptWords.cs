using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Reports.Sections;

/// <summary>What admission policies make of a difference.</summary>
internal enum Fate
{
    /// <summary>Nothing: it stays as it is.</summary>
    Open,
    /// <summary>They go on doing what the policy did.</summary>
    Kept,
    /// <summary>Another policy decided always.</summary>
    Never,
}

/// <summary>What becomes of a difference when admission policies keep what levels lose.</summary>
internal static class KeptWords
{
    /// <summary>
    /// The line with <c>kept by clause fsGroup</c>, <c>the kept policy fills it in</c>, or why it isn't kept; as it was when nothing is said about it.
    /// </summary>
    public static FindingLine Added(FindingLine line, Kept? kept, Comparison comparison, Finding finding)
    {
        if (kept is null)
            return line;
        var rules = Rules(kept, comparison, finding);
        var fillings = Fillings(kept, comparison, finding);
        string[] words = [.. rules.Select(rule => Say(rule, finding)).Concat(fillings.Select(Say)).Distinct(StringComparer.Ordinal)];
        if (words.Length == 0)
            return line;
        var fate = Of(rules, fillings);
        // What is filled in needn't be written, whatever the level wants.
        return line with { After = $"{(fate == Fate.Kept && finding.Kind == FindingKind.Respell ? "" : line.After)}; {string.Join("; ", words)}", Fate = fate };
    }

    /// <summary>What admission policies make of a difference.</summary>
    public static Fate Of(Kept kept, Comparison comparison, Finding finding) => Of(Rules(kept, comparison, finding), Fillings(kept, comparison, finding));

    /// <summary>What admission policies make of the differences of a plan, where they make something of them.</summary>
    public static Dictionary<Finding, Fate> Fates(Plan plan) => plan.Kept is not { } kept ? [] : plan.Comparisons
        .SelectMany(comparison => comparison.Findings.Select(finding => (finding, Fate: Of(kept, comparison, finding))))
        .Where(item => item.Fate != Fate.Open)
        .ToDictionary(item => item.finding, item => item.Fate, (IEqualityComparer<Finding>)ReferenceEqualityComparer.Instance);

    private static Fate Of(KeptRule[] rules, KeptFilling[] fillings)
    {
        if (rules.Length + fillings.Length == 0
            || Array.Exists(rules, rule => rule.Reason is not null)
            || Array.Exists(fillings, filling => filling.Reason is not null))
            return Fate.Open;
        return Array.TrueForAll(rules, rule => rule.AdmittedBy is not null) && Array.TrueForAll(fillings, filling => filling.Instead is not null)
            ? Fate.Never
            : Fate.Kept;
    }

    private static KeptRule[] Rules(Kept kept, Comparison comparison, Finding finding) => finding.Kind != FindingKind.Lost ? [] :
    [
        .. kept.Rules.Where(rule =>
            string.Equals(rule.Policy, comparison.Policy.Name, StringComparison.Ordinal) && rule.At == comparison.At && rule.Control == finding.Control),
    ];

    private static KeptFilling[] Fillings(Kept kept, Comparison comparison, Finding finding) =>
        finding is not { Kind: FindingKind.Respell or FindingKind.Default, FilledIn: not null } ? [] :
    [
        .. kept.Fillings.Where(
            filling => string.Equals(filling.Policy, comparison.Policy.Name, StringComparison.Ordinal) && filling.Control == finding.Control),
    ];

    private static string Say(KeptRule rule, Finding finding)
    {
        var part = rule.Values.Equals(finding.Values) ? "" : $" for {rule.Control.Say(rule.Values)}";
        return rule.Reason is { } reason ? $"not kept{part}: {reason}"
            : rule.AdmittedBy is { } wide ? $"never in force{part}: {wide} admits it"
            : $"kept{part} by {(rule.Clauses.Length == 1 ? "clause" : "clauses")} {string.Join(", ", rule.Clauses)}";
    }

    private static string Say(KeptFilling filling) => filling.Reason is { } reason ? $"not filled in any more: {reason}"
        : filling.Instead is { } chosen ? $"{chosen} is chosen instead" : "filled in by the kept policy";
}
