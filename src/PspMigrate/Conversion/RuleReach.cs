namespace PspMigrate.Conversion;

/// <summary>In which of some namespaces the rules of a policy held that are lost there.</summary>
/// <param name="Namespaces">The namespaces that the policy reaches at the level in question.</param>
/// <param name="Never">Where each rule never held: a rule is of one policy and one level, so that it needn't be looked for by these.</param>
internal sealed record RuleReach(IReadOnlyCollection<NamespacePlan> Namespaces, ILookup<Finding, (string Namespace, NeverHeld Rule)> Never)
{
    /// <summary>For each comparison of a plan, the namespaces that it is about.</summary>
    public static Func<Comparison, RuleReach> In(Plan plan)
    {
        var reached = plan.Namespaces.SelectMany(item => item.Policies, (item, policy) => (item, policy))
            .ToLookup(pair => (pair.policy.Name, pair.item.ComparedAt), pair => pair.item);
        var never = NeverIn(plan.Namespaces);
        var known = new Dictionary<Comparison, RuleReach>(ReferenceEqualityComparer.Instance);
        return comparison =>
        {
            if (!known.TryGetValue(comparison, out var reach))
                known.Add(comparison, reach = new([.. reached[(comparison.Policy.Name, comparison.At)]], never));
            return reach;
        };
    }

    /// <summary>For comparisons about some namespaces, all of them.</summary>
    public static RuleReach Of(params IReadOnlyCollection<NamespacePlan> namespaces) => new(namespaces, NeverIn(namespaces));

    public bool IsHeldNowhere(Finding finding) => Namespaces.Count > 0 && Never[finding].Count() == Namespaces.Count;

    public bool IsHeldInPart(Finding finding) => Never[finding].Any() && !IsHeldNowhere(finding);

    /// <summary>The namespaces in which the rule never held.</summary>
    public IReadOnlyList<string> Without(Finding finding) => [.. Never[finding].Select(pair => pair.Namespace)];

    /// <summary>What admits there what the rule refuses.</summary>
    public IReadOnlyList<string> Admitting(Finding finding) =>
        [.. Never[finding].SelectMany(pair => pair.Rule.Admitting).Distinct(StringComparer.Ordinal)];

    private static ILookup<Finding, (string Namespace, NeverHeld Rule)> NeverIn(IEnumerable<NamespacePlan> namespaces) => namespaces
        .SelectMany(item => item.NeverHeld, (item, rule) => (item.Name, rule))
        .ToLookup(pair => pair.rule.Finding, pair => (pair.Name, pair.rule), (IEqualityComparer<Finding>)ReferenceEqualityComparer.Instance);
}
