using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Conversion.WhatIf;

/// <summary>A binding that alone keeps namespaces at a laxer level: without it they would get a stricter one, from the policies that are left.</summary>
/// <param name="Binding">The binding.</param>
/// <param name="Levels">How many namespaces would go from which level to which, most first.</param>
/// <param name="Left">How many namespaces no policy would reach any more: nothing could start there.</param>
public sealed record Influence(Binding Binding, ImmutableArray<(Level From, Level To, int Namespaces)> Levels, int Left)
{
    /// <summary>How many namespaces would be stricter.</summary>
    public int Namespaces => Levels.Sum(change => change.Namespaces);

    /// <summary>Every binding with influence, the one that most namespaces hang on first.</summary>
    /// <remarks>Only where the widest of a namespace's policies decides.</remarks>
    public static ImmutableArray<Influence> Of(Plan plan)
    {
        if (plan.Options.Policies != PolicyChoice.Widest)
            return [];
        var changes =
            from item in plan.Namespaces
            where item is { Basis: LevelBasis.Policy, Level: < Level.Restricted }
            let change = Without(item, plan.Fit)
            where change.Binding is not null
            group (From: item.Level!.Value, change.To) by change.Binding;
        return
        [
            .. changes.Select(binding => Of(binding.Key, [.. binding]))
                .Where(influence => !influence.Levels.IsEmpty)
                .OrderByDescending(influence => influence.Namespaces)
                .ThenBy(influence => influence.Binding.Namespace ?? "", Utf8Order.Instance)
                .ThenBy(influence => influence.Binding.Name, Utf8Order.Instance),
        ];
    }

    private static Influence Of(Binding binding, (Level From, Level? To)[] changes) => new(
        binding,
        [
            .. changes.Where(change => change.To is not null)
                .CountBy(change => change)
                .OrderByDescending(change => change.Value)
                .ThenBy(change => change.Key.From)
                .ThenBy(change => change.Key.To)
                .Select(change => (change.Key.From, change.Key.To!.Value, change.Value)),
        ],
        changes.Count(change => change.To is null));

    /// <summary>The binding that alone widens a namespace, null where there is none, and the level without it; null where no policy is left.</summary>
    private static (Binding? Binding, Level? To) Without(NamespacePlan item, Fit fit)
    {
        var levels = item.Policies.ToDictionary(policy => policy.Name, policy => policy.LevelFor(fit), StringComparer.Ordinal);
        var grants = item.Grants.Where(grant => levels.ContainsKey(grant.Policy)).ToArray();
        var widest = grants.Where(grant => levels[grant.Policy] == item.Level).Select(grant => grant.Binding)
            .Distinct<Binding>(ReferenceEqualityComparer.Instance).ToArray();
        if (widest is not [var binding])
            return default;
        return (binding, grants.Where(grant => !ReferenceEquals(grant.Binding, binding)).Min(grant => (Level?)levels[grant.Policy]));
    }
}
