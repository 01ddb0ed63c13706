namespace PspMigrate.Conversion.Keeping;

/// <summary>Whether a pod's account or its creator may use a policy, as an expression.</summary>
/// <param name="Expression">The expression; null when everybody may.</param>
internal sealed record May(string? Expression, params ImmutableArray<CelVariable> Uses)
{
    public static readonly May Everybody = new((string?)null);

    /// <summary>The users and groups that it names; none where RBAC is asked.</summary>
    public Holders Holders { get; init; } = Holders.None;

    /// <summary>Whether the expression asks RBAC: messages can't use it then (facts/admission-policies.md, 1).</summary>
    public bool AsksRbac { get; init; }

    /// <summary>Whether whoever may use the other policy may use this one, too. Answers of RBAC aren't known in advance.</summary>
    public bool Includes(May other) => Expression is null
        || (other.Expression is not null && !AsksRbac && !other.AsksRbac && Holders.Include(other.Holders));
}
