namespace PspMigrate.Access.Findings;

/// <summary>Policies without grants, and grants without policies.</summary>
internal static class PolicyFindings
{
    public static IEnumerable<AccessFinding> Ungranted(Inventory inventory, AccessIndex index)
    {
        var granted = index.Subjects.Where(bound => bound.Reach.Kind != ReachKind.Nobody)
            .Select(bound => bound.Uses).Distinct<RoleUses>(ReferenceEqualityComparer.Instance)
            .SelectMany(uses => uses.Policies).Select(use => use.Policy)
            .ToHashSet(StringComparer.Ordinal);
        var maker = inventory.Missing.FirstOrDefault(part => part.Lacks.HasFlag(Lack.Bindings));
        return from policy in inventory.Policies
               where !granted.Contains(policy.Name)
               select new AccessFinding(
                   AccessFindingKind.UngrantedPolicy,
                   $"nothing in the input grants policy {policy.Name}",
                   maker is null
                       ? "Only system:masters may use it. Either its roles and bindings are missing from the input, or no pod is"
                       + " admitted by it and it can go."
                       : $"Its roles and bindings may be missing from the input: {maker.What} makes some that aren't in it.",
                   policy.At,
                   [],
                   policy.Name);
    }

    public static IEnumerable<AccessFinding> Unknown(AccessIndex index)
    {
        var policies = index.Policies.ToHashSet(StringComparer.Ordinal);
        return from rule in index.Subjects.SelectMany(bound => bound.Uses.Rules)
                   .Distinct<PolicyRule>(ReferenceEqualityComparer.Instance)
               let names = rule.ResourceNames.Where(name => !policies.Contains(name)).Distinct(StringComparer.Ordinal).ToList()
               where names.Count > 0
               select Unknown(rule, names);
    }

    private static AccessFinding Unknown(PolicyRule rule, List<string> names) => new(
        AccessFindingKind.UnknownPolicy,
        $"a rule grants {(names.Count == 1 ? "policy" : "policies")} {Words.List([.. names.Select(name => $"\"{name}\"")])},"
        + " not in the input",
        names.Exists(name => name.Contains('*', StringComparison.Ordinal))
            ? "resourceNames are literal: a * in them stands for nothing but itself. To grant every policy, leave them out."
            : $"If the cluster has such a policy, add it to the input ({HostedPolicies.Export}); what it admits is missing here. If not, the grant is dead."
                + Words.Origin(names),
        rule.At,
        [],
        names.Count == 1 ? names[0] : null);
}
