namespace PspMigrate.Conversion.Keeping;

/// <summary>Namespaces in which the same policies, in bytewise order of their names, admit pods at the same level.</summary>
/// <param name="Namespaces">Their names, sorted.</param>
/// <param name="At">The level that is enforced there.</param>
/// <param name="Alternatives">The policies; without any, no pod was admitted.</param>
internal sealed record KeptSet(ImmutableArray<string> Namespaces, LevelVersion At, ImmutableArray<Alternative> Alternatives)
{
    /// <summary>The level that the policies are compared with: the same, or the planned one while none is enforced.</summary>
    public LevelVersion Compared { get; init; } = At;

    /// <summary>Why nothing can be kept there; null when it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Whether something that the policies refused passes the level.</summary>
    public bool Refuses => !Alternatives.Any(alternative => alternative.AdmitsAll);

    /// <summary>Whether any policy fills something in.</summary>
    public bool Fills => Alternatives.Any(alternative => !alternative.Fillings.IsEmpty);
}
