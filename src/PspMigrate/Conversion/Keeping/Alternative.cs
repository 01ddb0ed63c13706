namespace PspMigrate.Conversion.Keeping;

/// <summary>One of the policies any one of which admits a pod.</summary>
/// <param name="Clauses">The rules of it that the level doesn't have.</param>
/// <param name="Fillings">What it fills in.</param>
/// <param name="May">Who may use it.</param>
internal sealed record Alternative(PodSecurityPolicy Policy, ImmutableArray<Clause> Clauses, ImmutableArray<Filling> Fillings, May May)
{
    /// <summary>Whether everybody's pods pass.</summary>
    public bool AdmitsAll => Clauses.IsEmpty && May.Expression is null;
}
