namespace PspMigrate.Access;

/// <summary>A role reduced to what it says about policies; one for all bindings that refer to it.</summary>
/// <param name="Rules">Its rules that grant <c>use</c>, after aggregation.</param>
/// <param name="Policies">The policies of the input that they grant, bytewise, each with the rule.</param>
internal sealed record RoleUses(
    Role Role,
    ImmutableArray<PolicyRule> Rules,
    ImmutableArray<PolicyUse> Policies)
{
    /// <summary>Names of those policies, bytewise, each once.</summary>
    public ImmutableArray<string> Names { get; } = [.. Policies.Select(use => use.Policy).Distinct(StringComparer.Ordinal)];

    /// <summary>Where the rules stand that grant them, each once, as far as that is known.</summary>
    public ImmutableArray<Position> Places { get; } = [.. Policies.Select(use => use.Rule.At).Where(at => at.IsKnown).Distinct()];
}

/// <summary>A policy and a rule that grants it.</summary>
internal readonly record struct PolicyUse(string Policy, PolicyRule Rule);
