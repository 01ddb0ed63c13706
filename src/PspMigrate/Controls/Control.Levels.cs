using System.Collections.Immutable;

namespace PspMigrate.Controls;

/// <content>The levels' side: checks with their versions as data. A control that no level has an opinion on leaves it out.</content>
public abstract partial class Control
{
    /// <summary>Upstream's checks; empty when no level has an opinion.</summary>
    public virtual ImmutableArray<Check> Checks => [];

    /// <summary>The values that a level allows at a version in pods that no check passes over.</summary>
    public ValueSet Allowed(LevelVersion at) => Allowed(at, Exempt.None);

    /// <summary>The values that a level allows at a version in pods that are exempt in the given way.</summary>
    public ValueSet Allowed(LevelVersion at, Exempt pods)
    {
        var allowed = Domain;
        foreach (var check in ActiveChecks(at))
        {
            var revision = check.At(at.Version)!;
            if ((revision.Except & pods) == Exempt.None)
                allowed &= revision.Allowed;
        }

        return allowed;
    }

    /// <summary>The checks of this control that a level runs at a version.</summary>
    public IEnumerable<Check> ActiveChecks(LevelVersion at)
    {
        foreach (var check in Checks)
        {
            if (check.Level > at.Level || check.At(at.Version) is null)
                continue;
            var replaced = at.Level == Level.Restricted && Checks.Any(other =>
                string.Equals(other.Replaces, check.Id, StringComparison.Ordinal) && other.At(at.Version) is not null);
            if (!replaced)
                yield return check;
        }
    }
}
