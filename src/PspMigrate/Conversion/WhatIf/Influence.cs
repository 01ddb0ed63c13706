namespace PspMigrate.Conversion.WhatIf;

/// <summary>
/// A binding or a policy that alone keeps namespaces at a laxer level: without it they would get a stricter one, from the policies that are left.
/// </summary>
/// <param name="Levels">How many namespaces would go from which level to which, most first.</param>
/// <param name="Left">How many namespaces no policy would reach any more: nothing could start there.</param>
public sealed record Influence(ImmutableArray<(Level From, Level To, int Namespaces)> Levels, int Left)
{
    /// <summary>The binding; null for a policy.</summary>
    public Binding? Binding { get; init; }

    /// <summary>The policy; null for a binding.</summary>
    public PodSecurityPolicy? Policy { get; init; }

    public string Kind => Binding?.Kind ?? "PodSecurityPolicy";

    public string Name => Binding?.Name ?? Policy!.Name;

    public Position At => Binding?.At ?? Policy!.At;

    /// <summary>What to leave out for the answer without it.</summary>
    public Without Without => Binding is { } binding ? new() { Bindings = [Without.NameOf(binding)] } : new() { Policies = [Name] };

    /// <summary>How many namespaces would be stricter.</summary>
    public int Namespaces => Levels.Sum(change => change.Namespaces);

    /// <summary>Every binding and policy with influence, the one that most namespaces hang on first.</summary>
    /// <remarks>
    /// Only where the widest of a namespace's policies decides. A policy that does what a binding does is left out: the binding is what can go.
    /// </remarks>
    public static ImmutableArray<Influence> Of(Plan plan)
    {
        if (plan.Options.Policies != PolicyChoice.Widest)
            return [];
        NamespacePlan[] open = [.. plan.Namespaces.Where(item => item is { Basis: LevelBasis.Policy, Level: < Level.Restricted })];
        var bindings = Each(open, item => WithoutBinding(item, plan.Fit))
            .Select(same => (same.Changes, Influence: Of(same.Changes) with { Binding = same.Of }))
            .ToArray();
        var policies = Each(open, item => WithoutPolicy(item, plan.Fit))
            .Select(same => (same.Changes, Influence: Of(same.Changes) with { Policy = same.Of.Policy }))
            .Where(policy => !Array.Exists(bindings, binding => binding.Changes.SequenceEqual(policy.Changes)));
        return
        [
            .. bindings.Concat(policies).Select(item => item.Influence)
                .Where(influence => !influence.Levels.IsEmpty)
                .OrderByDescending(influence => influence.Namespaces)
                .ThenBy(influence => influence.Binding is null)
                .ThenBy(influence => influence.Binding?.Namespace ?? "", Utf8Order.Instance)
                .ThenBy(influence => influence.Name, Utf8Order.Instance),
        ];
    }

    private static IEnumerable<(T Of, (string Namespace, Level From, Level? To)[] Changes)> Each<T>(
        NamespacePlan[] open, Func<NamespacePlan, (T? Of, Level? To)> without)
        where T : class =>
        open.Select(item => (item, Change: without(item)))
            .Where(pair => pair.Change.Of is not null)
            .GroupBy(pair => pair.Change.Of!, pair => (pair.item.Name, pair.item.Level!.Value, pair.Change.To))
            .Select(same => (same.Key, same.ToArray()));

    private static Influence Of((string Namespace, Level From, Level? To)[] changes) => new(
        [
            .. changes.Where(change => change.To is not null)
                .CountBy(change => (change.From, change.To))
                .OrderByDescending(change => change.Value)
                .ThenBy(change => change.Key.From)
                .ThenBy(change => change.Key.To)
                .Select(change => (change.Key.From, change.Key.To!.Value, change.Value)),
        ],
        changes.Count(change => change.To is null));

    /// <summary>The binding that alone widens a namespace, null where there is none, and the level without it; null where no policy is left.</summary>
    private static (Binding? Binding, Level? To) WithoutBinding(NamespacePlan item, Fit fit)
    {
        var levels = item.Policies.ToDictionary(policy => policy.Name, policy => policy.LevelFor(fit), StringComparer.Ordinal);
        var grants = item.Grants.Where(grant => levels.ContainsKey(grant.Policy)).ToArray();
        var widest = grants.Where(grant => levels[grant.Policy] == item.Level).Select(grant => grant.Binding)
            .Distinct<Binding>(ReferenceEqualityComparer.Instance).ToArray();
        if (widest is not [var binding])
            return default;
        return (binding, grants.Where(grant => !ReferenceEquals(grant.Binding, binding)).Min(grant => (Level?)levels[grant.Policy]));
    }

    /// <summary>The policy that alone widens a namespace, and the level without it.</summary>
    private static (PolicyPlan? Policy, Level? To) WithoutPolicy(NamespacePlan item, Fit fit) => item.Deciding is [var only]
        ? (only, item.Policies.Where(policy => policy != only).Min(policy => (Level?)policy.LevelFor(fit)))
        : default;
}
