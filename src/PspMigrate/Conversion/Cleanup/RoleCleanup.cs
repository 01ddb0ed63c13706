namespace PspMigrate.Conversion.Cleanup;

/// <summary>What becomes of a role.</summary>
/// <param name="Rules">Else the rules that change.</param>
/// <param name="Stays">Why some of it stays that is about policies; null when nothing does.</param>
/// <param name="Checks">The admission policies that need it.</param>
internal sealed record RoleFate(bool Goes, ImmutableArray<RuleChange> Rules, StayReason? Stays = null, ImmutableArray<string> Checks = default);

internal sealed class RoleCleanup(ImmutableArray<Role> roles, ImmutableArray<AuthorizerCheck> checks)
{
    private static readonly RoleFate Untouched = new(Goes: false, []);

    private readonly Aggregation _aggregation = new([.. roles.Where(role => role.IsCluster)], _ => true);

    public RoleFate Of(Role role)
    {
        var fate = role.Aggregation.IsDefault ? OfRules(role) : OfParts(role);
        return fate is not { Goes: false, Rules.IsEmpty: true } && IsMadeByServer(role) ? Untouched with { Stays = StayReason.MadeByServer } : fate;
    }

    private RoleFate OfRules(Role role)
    {
        ImmutableArray<RuleChange> all = [.. role.Rules.Select((rule, index) => new RuleChange(index, rule, RuleFates.Of(rule)))];
        var needed = all.Where(change => change.Fate != RuleFate.Stays && Needing(change.Rule).Any()).ToArray();
        ImmutableArray<RuleChange> changes = [.. all.Where(change => change.Fate != RuleFate.Stays).Except(needed)];
        if (needed.Length > 0)
            return new(
                Goes: false, changes, StayReason.AuthorizerCheck, [.. needed.SelectMany(change => Needing(change.Rule)).Distinct(StringComparer.Ordinal)]);
        return !changes.IsEmpty && changes.Length == all.Length && changes.All(change => change.Fate == RuleFate.Goes)
            ? new(Goes: true, [])
            : new(Goes: false, changes);
    }

    /// <summary>The controller writes the rules of an aggregated role: it goes when all that it gathers is about policies.</summary>
    private RoleFate OfParts(Role role)
    {
        var rules = _aggregation.RulesOf(role);
        if (rules.IsEmpty || rules.Any(rule => RuleFates.Of(rule) != RuleFate.Goes || Needing(rule).Any()))
            return Untouched;
        return role.At.IsLive ? new(Goes: true, []) : Untouched with { Stays = StayReason.Aggregated };
    }

    private IEnumerable<string> Needing(PolicyRule rule) => checks
        .Where(check => UseRule.Grants(rule) && (check.Policy is not { } policy || UseRule.Names(rule, policy)))
        .Select(check => $"{check.Kind} {check.Name}");

    /// <summary>The server writes these anew when it starts (bootstrappolicy/policy.go and rest/storage_rbac.go @v1.20.2).</summary>
    private static bool IsMadeByServer(Role role) => role.Labels.GetValueOrDefault("kubernetes.io/bootstrapping") is "rbac-defaults"
        || (role.IsCluster && BuiltIn.Roles.Any(known => string.Equals(known.Name, role.Name, StringComparison.Ordinal)));
}
