namespace PspMigrate.Access;

/// <summary>A binding that may grant more than the input shows.</summary>
/// <param name="Policies">The policies that its role grants and the input lacks, bytewise; empty when the input lacks the role itself.</param>
public sealed record UnknownGrant(Binding Binding, ImmutableArray<string> Policies);
