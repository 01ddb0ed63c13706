using System.Collections.Concurrent;

namespace PspMigrate.Controls;

/// <content>The levels' side: checks with their versions as data. A control that no level has an opinion on leaves it out.</content>
public abstract partial class Control
{
    private readonly ConcurrentDictionary<LevelVersion, ImmutableArray<ActiveCheck>> _active = [];
    private readonly ConcurrentDictionary<(LevelVersion At, Exemption? Pods), ValueSet> _allowed = [];

    /// <summary>Upstream's checks; empty when no level has an opinion.</summary>
    public virtual ImmutableArray<Check> Checks => [];

    /// <summary>The values that a level allows at a version.</summary>
    /// <param name="pods">The pods that are exempt; null for those that no check passes over.</param>
    public ValueSet Allowed(LevelVersion at, Exemption? pods = null) => _allowed.GetOrAdd(
        (at, pods),
        static (key, control) => control.ActiveChecks(key.At).Where(check => key.Pods is not { } pods || !check.Exempt.Contains(pods))
            .Aggregate(control.Domain, (allowed, check) => allowed & check.Allowed),
        this);

    /// <summary>The values that a level allows at a version in some pods at least.</summary>
    public ValueSet AllowedInSome(LevelVersion at) =>
        Exemption.All.Where(exemption => exemption.Make is not null).Aggregate(Allowed(at), (allowed, pods) => allowed | Allowed(at, pods));

    /// <summary>The checks of this control that a level runs at a version.</summary>
    public ImmutableArray<ActiveCheck> ActiveChecks(LevelVersion at) => _active.GetOrAdd(
        at,
        static (at, checks) =>
        {
            var active = checks.Where(check => check.Level <= at.Level).Select(check => check.At(at.Version)).OfType<ActiveCheck>().ToArray();
            return [.. active.Where(item => !active.Any(other => string.Equals(other.Check.Replaces, item.Check.Id, StringComparison.Ordinal)))];
        },
        Checks);
}
