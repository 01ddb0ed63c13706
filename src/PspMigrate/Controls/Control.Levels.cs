namespace PspMigrate.Controls;

/// <content>The levels' side: checks with their versions as data. A control that no level has an opinion on leaves it out.</content>
public abstract partial class Control
{
    /// <summary>Upstream's checks; empty when no level has an opinion.</summary>
    public virtual ImmutableArray<Check> Checks => [];

    /// <summary>The values that a level allows at a version in pods that no check passes over.</summary>
    public ValueSet Allowed(LevelVersion at) => Allowed(ActiveChecks(at));

    /// <summary>The values that a level allows at a version in pods that are exempt.</summary>
    public ValueSet Allowed(LevelVersion at, Exemption pods) => Allowed(ActiveChecks(at).Where(check => !check.Exempt.Contains(pods)));

    /// <summary>The values that a level allows at a version in some pods at least.</summary>
    public ValueSet AllowedInSome(LevelVersion at) =>
        Exemption.All.Where(exemption => exemption.Make is not null).Aggregate(Allowed(at), (allowed, pods) => allowed | Allowed(at, pods));

    private ValueSet Allowed(IEnumerable<ActiveCheck> checks) => checks.Aggregate(Domain, (allowed, check) => allowed & check.Allowed);

    /// <summary>The checks of this control that a level runs at a version.</summary>
    public IEnumerable<ActiveCheck> ActiveChecks(LevelVersion at)
    {
        var active = Checks.Where(check => check.Level <= at.Level).Select(check => check.At(at.Version)).OfType<ActiveCheck>().ToArray();
        return active.Where(item => !active.Any(other => string.Equals(other.Check.Replaces, item.Check.Id, StringComparison.Ordinal)));
    }
}
