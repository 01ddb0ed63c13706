namespace PspMigrate.Access;

/// <summary>The rules that the controller writes into aggregated ClusterRoles.</summary>
/// <remarks>
/// pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go @v1.20.2 (facts/pod-security-policy.md, 11): selectors are ORed, a role
/// does not select itself, what it selects may be aggregated too, and rules written by hand are overwritten.
/// </remarks>
/// <param name="counts">Which of their rules are asked for.</param>
internal sealed class Aggregation(ImmutableArray<Role> clusterRoles, Func<PolicyRule, bool> counts)
{
    private readonly Dictionary<Role, ImmutableArray<Role>> _parts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The rules that count of those which an aggregated role ends up with.</summary>
    public ImmutableArray<PolicyRule> RulesOf(Role aggregated)
    {
        var rules = ImmutableArray.CreateBuilder<PolicyRule>();
        var seen = new HashSet<Role>(ReferenceEqualityComparer.Instance) { aggregated };
        var open = new Queue<Role>(seen);
        while (open.TryDequeue(out var role))
        {
            foreach (var part in PartsOf(role))
            {
                if (!seen.Add(part))
                    continue;
                if (part.Aggregation.IsDefault)
                    rules.AddRange(part.Rules.Where(counts));
                else
                    open.Enqueue(part);
            }
        }

        return rules.ToImmutable();
    }

    private ImmutableArray<Role> PartsOf(Role role)
    {
        if (!_parts.TryGetValue(role, out var selected))
        {
            selected = [.. clusterRoles.Where(other =>
                role.Aggregation.Any(selector => Selectors.Matches(selector, other.Labels)))];
            _parts.Add(role, selected);
        }

        return selected;
    }
}
