namespace PspMigrate.Access.Findings;

/// <summary>Rules that grant more, or less, than they seem to.</summary>
internal static class RoleFindings
{
    /// <summary>Bindings whose role grants policies through a <c>*</c>.</summary>
    public static IEnumerable<AccessFinding> Wildcards(AccessIndex index)
    {
        var bindings = new HashSet<Binding>(ReferenceEqualityComparer.Instance);
        foreach (var bound in index.Subjects)
        {
            var rules = bound.Uses.Policies.Select(use => use.Rule).Where(UseRule.IsWildcard).Distinct().ToList();
            if (rules.Count == 0 || !bindings.Add(bound.Binding))
                continue;
            yield return new(
                AccessFindingKind.WildcardGrant,
                $"{Words.Binding(bound.Binding)} grants {Words.Policies(bound.Uses)} through a * in"
                + $" {Words.Role(bound.Uses.Role)}",
                "A rule with * for its API groups, resources or verbs covers the use of policies too. If it was not written with"
                + " policies in mind, its subjects may run pods that they were never meant to.",
                bound.Binding.RoleRef.At,
                [.. rules.Select(rule => rule.At).Where(at => at.IsKnown)],
                Words.OnlyPolicy(bound.Uses),
                bound.Binding.Namespace);
        }
    }

    /// <summary>Rules about policies in an aggregated role that the controller replaces.</summary>
    public static IEnumerable<AccessFinding> Overwritten(AccessIndex index) =>
        from uses in index.Roles.All
        where !uses.Role.Aggregation.IsDefault
        from rule in RoleIndex.Uses(uses.Role)
        where !uses.Rules.Any(kept => AreSame(kept, rule))
        select new AccessFinding(
            AccessFindingKind.OverwrittenRules,
            $"this rule of the aggregated {Words.Role(uses.Role)} is overwritten",
            "The rules of a role with an aggregationRule are replaced by those of the roles that it selects, so this one grants"
            + " nothing. Move it to a role with the labels that the aggregationRule selects.",
            rule.At,
            [uses.Role.At]);

    private static bool AreSame(PolicyRule left, PolicyRule right) =>
        AreSame(left.ApiGroups, right.ApiGroups) && AreSame(left.Resources, right.Resources)
        && AreSame(left.ResourceNames, right.ResourceNames) && AreSame(left.Verbs, right.Verbs);

    private static bool AreSame(IEnumerable<string> left, IEnumerable<string> right) =>
        left.ToHashSet(StringComparer.Ordinal).SetEquals(right);
}
