namespace PspMigrate.Controls;

/// <summary>What a check allows from a version on.</summary>
/// <param name="Since">The first minor version that it holds for.</param>
/// <param name="Annotations">Whether annotations are read; null reads both annotations and fields, false only fields.</param>
public sealed record Revision(int Since, ValueSet Allowed, bool? Annotations = false)
{
    /// <summary>Whether this revision looks at a held value at all.</summary>
    public bool Reads(in FieldValue held) =>
        Annotations is not { } only || held.Origin == Origin.Annotation == only;
}

/// <summary>A reason (always short) and a detail (which field of which container).</summary>
public readonly record struct Wording(string Reason, string Detail);

/// <summary>A check of the Pod Security Standards, under upstream's id, with its versions as data.</summary>
/// <remarks>kubernetes/pod-security-admission policy/, tried: facts/pod-security-checks.md, "What each check forbids".</remarks>
public sealed record Check(string Id, Level Level, Func<IReadOnlyList<FieldValue>, Wording> Word, ImmutableArray<Revision> Revisions)
{
    /// <summary>The baseline check that this restricted one takes the place of while it is active.</summary>
    public string? Replaces { get; init; }

    /// <summary>The pods that it passes over.</summary>
    public ImmutableArray<Exemption> Exempt { get; init; } = [];

    /// <summary>For checks that judge values together: those that fail, of which one at least isn't allowed. Null judges each alone.</summary>
    public Func<IReadOnlyList<FieldValue>, Revision, IEnumerable<FieldValue>>? Judge { get; init; }

    /// <summary>The check as it is at a version; null when it does not exist yet.</summary>
    public ActiveCheck? At(KubernetesVersion version) => Revisions.LastOrDefault(revision => revision.Since <= version.EffectiveMinor) is { } newest
        ? new(this, newest, [.. Exempt.Where(exemption => exemption.Since <= version.EffectiveMinor)])
        : null;
}
