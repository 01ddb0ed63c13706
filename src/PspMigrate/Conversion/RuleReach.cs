namespace PspMigrate.Conversion;

/// <summary>In which of some namespaces the rules of a policy held that are lost there.</summary>
/// <param name="Namespaces">The namespaces that the policy reaches at the level in question.</param>
internal sealed record RuleReach(IReadOnlyCollection<NamespacePlan> Namespaces)
{
    private readonly ILookup<Finding, (string Namespace, NeverHeld Rule)> _never = Namespaces
        .SelectMany(item => item.NeverHeld, (item, rule) => (item.Name, rule))
        .ToLookup(pair => pair.rule.Finding, pair => (pair.Name, pair.rule), (IEqualityComparer<Finding>)ReferenceEqualityComparer.Instance);

    /// <summary>For each comparison of a plan, the namespaces that it is about.</summary>
    public static Func<Comparison, RuleReach> In(Plan plan)
    {
        var reached = plan.Namespaces.SelectMany(item => item.Policies, (item, policy) => (item, policy))
            .ToLookup(pair => (pair.policy.Name, pair.item.Enforced ?? pair.item.Level), pair => pair.item);
        return comparison => new([.. reached[(comparison.Policy.Name, comparison.At.Level)]]);
    }

    public bool IsHeldNowhere(Finding finding) => Namespaces.Count > 0 && _never[finding].Count() == Namespaces.Count;

    public bool IsHeldInPart(Finding finding) => _never[finding].Any() && !IsHeldNowhere(finding);

    /// <summary>The namespaces in which the rule never held.</summary>
    public IReadOnlyList<string> Without(Finding finding) => [.. _never[finding].Select(pair => pair.Namespace)];

    /// <summary>What admits there what the rule refuses.</summary>
    public IReadOnlyList<string> Admitting(Finding finding) =>
        [.. _never[finding].SelectMany(pair => pair.Rule.Admitting).Distinct(StringComparer.Ordinal)];
}
