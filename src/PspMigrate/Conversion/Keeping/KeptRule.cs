namespace PspMigrate.Conversion.Keeping;

/// <summary>Something that a level loses of a policy, and what becomes of it.</summary>
/// <param name="Namespaces">Where, sorted.</param>
/// <param name="At">The level that is enforced there, or planned while none is.</param>
/// <param name="Values">What the policy refuses and the level lets in.</param>
/// <param name="Where">Where that stands.</param>
/// <param name="Clauses">The clauses that keep it.</param>
/// <param name="Reason">Why it isn't kept; null when it is, or was never in force.</param>
public sealed record KeptRule(
    string Policy, ImmutableArray<string> Namespaces, LevelVersion At, Control Control, ValueSet Values, string Field, Position Where,
    ImmutableArray<string> Clauses, string? Reason)
{
    /// <summary>The policy by which the pods were admitted, so that the rule was never in force; null when it was.</summary>
    public string? AdmittedBy { get; init; }
}

/// <summary>Namespaces whose level is there for a policy that only some may use: everybody else in them is kept as narrow as before.</summary>
/// <param name="Namespaces">Their names, sorted.</param>
/// <param name="Who">The users and groups that may use it.</param>
public sealed record KeptNarrow(ImmutableArray<string> Namespaces, LevelVersion At, string Policy, ImmutableArray<string> Who);

/// <summary>Something that a policy filled in, and what becomes of it.</summary>
/// <param name="Namespaces">Where, sorted.</param>
/// <param name="FilledIn">What is filled in, in words.</param>
/// <param name="Where">Where the policy says so.</param>
/// <param name="Reason">Why it isn't filled in any more; null when it is, or never was.</param>
public sealed record KeptFilling(string Policy, ImmutableArray<string> Namespaces, Control Control, string FilledIn, Position Where, string? Reason)
{
    /// <summary>The policy that is chosen in place of this one for every pod; null when this one is chosen for some.</summary>
    public string? Instead { get; init; }
}

