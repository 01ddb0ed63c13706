namespace PspMigrate.Conversion;

/// <summary>The namespaces that an answer is about. Everything is read whatever the scope; what is planned, shown and written lies within it.</summary>
/// <param name="Names">Their names; null for all that the input knows of.</param>
public sealed record Scope(ImmutableHashSet<string>? Names)
{
    public static readonly Scope All = new((ImmutableHashSet<string>?)null);

    public Scope(IEnumerable<string> names)
        : this(names.ToImmutableHashSet(StringComparer.Ordinal))
    {
    }

    public bool IsAll => Names is null;

    public bool Contains(string name) => Names is null || Names.Contains(name);

    /// <summary>Whether a finding about grants belongs to the answer: what is missing elsewhere is only known where everything is looked at.</summary>
    internal bool Contains(AccessFinding finding) =>
        IsAll || (finding.Kind != AccessFindingKind.UngrantedPolicy && (finding.Namespace is null || Contains(finding.Namespace)));
}
