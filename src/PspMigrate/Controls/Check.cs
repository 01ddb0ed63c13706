using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>Pods that a check passes over, whatever they hold.</summary>
[Flags]
public enum Exempt
{
    None = 0,
    /// <summary>spec.os.name is exactly <c>windows</c> (v1.25 and later).</summary>
    Windows = 1,
    /// <summary>hostUsers is false (v1.35 and later).</summary>
    UserNamespace = 2,
}

/// <summary>What a check allows from a version on.</summary>
/// <param name="Since">The first minor version that it holds for.</param>
/// <param name="Allowed">The values that pass.</param>
/// <param name="Except">Pods that are not looked at.</param>
/// <param name="Annotations">Whether annotations are read; null reads both annotations and fields, false only fields.</param>
public sealed record Revision(int Since, ValueSet Allowed, Exempt Except = Exempt.None, bool? Annotations = false)
{
    /// <summary>Whether this revision looks at a held value at all.</summary>
    public bool Reads(in FieldValue held) =>
        Annotations is not { } only || held.Origin == Origin.Annotation == only;

    /// <summary>Whether this revision passes over the pod.</summary>
    public bool PassesOver(Pod pod) =>
        (Except.HasFlag(Exempt.Windows) && string.Equals(pod.OsName, "windows", StringComparison.Ordinal))
        || (Except.HasFlag(Exempt.UserNamespace) && pod.HostUsers == false);
}

/// <summary>A reason (always short) and a detail (which field of which container).</summary>
public readonly record struct Wording(string Reason, string Detail);

/// <summary>A check of the Pod Security Standards, under upstream's id, with its versions as data.</summary>
/// <remarks>kubernetes/pod-security-admission policy/, tried: facts/pod-security-checks.md, "What each check forbids".</remarks>
public sealed record Check(string Id, Level Level, Func<IReadOnlyList<FieldValue>, Wording> Word, ImmutableArray<Revision> Revisions)
{
    /// <summary>The baseline check that this restricted one takes the place of while it is active.</summary>
    public string? Replaces { get; init; }

    /// <summary>For checks that judge values together: those that fail, of which one at least isn't allowed. Null judges each alone.</summary>
    public Func<IReadOnlyList<FieldValue>, Revision, IEnumerable<FieldValue>>? Judge { get; init; }

    /// <summary>The newest revision that holds at a version; null when the check does not exist yet.</summary>
    public Revision? At(KubernetesVersion version)
    {
        Revision? newest = null;
        foreach (var revision in Revisions)
        {
            if (revision.Since <= version.EffectiveMinor)
                newest = revision;
        }

        return newest;
    }

    /// <summary>The held values that break a revision of this check; empty when the pod passes.</summary>
    public IReadOnlyList<FieldValue> Violations(Pod pod, List<FieldValue> held, Revision revision)
    {
        if (revision.PassesOver(pod))
            return [];
        List<FieldValue>? violations = null;
        foreach (ref readonly var value in CollectionsMarshal.AsSpan(held))
        {
            if (!revision.Allowed.Contains(value.Value) && revision.Reads(value))
                (violations ??= []).Add(value);
        }

        if (violations is null)
            return [];
        return Judge is null ? violations : [.. Judge([.. held.Where(value => revision.Reads(value))], revision)];
    }

    /// <summary>Whether the pod passes a revision of this check.</summary>
    public bool Passes(Pod pod, List<FieldValue> held, Revision revision)
    {
        if (Judge is not null)
            return Violations(pod, held, revision).Count == 0;
        foreach (ref readonly var value in CollectionsMarshal.AsSpan(held))
        {
            if (!revision.Allowed.Contains(value.Value) && revision.Reads(value))
                return revision.PassesOver(pod);
        }

        return true;
    }
}
