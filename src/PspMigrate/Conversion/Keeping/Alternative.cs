namespace PspMigrate.Conversion.Keeping;

/// <summary>One of the policies any one of which admits a pod.</summary>
/// <param name="clauses">The rules of it that the level doesn't have.</param>
internal sealed class Alternative(PodSecurityPolicy policy, ImmutableArray<Clause> clauses, ImmutableArray<Filling> fillings, May may)
{
    public PodSecurityPolicy Policy { get; } = policy;

    public ImmutableArray<Clause> Clauses { get; } = clauses;

    public ImmutableArray<Filling> Fillings { get; } = fillings;

    public May May { get; } = may;

    /// <summary>Whether everybody's pods pass.</summary>
    public bool AdmitsAll => Clauses.IsEmpty && May.Expression is null;
}
