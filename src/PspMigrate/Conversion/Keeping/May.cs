using PspMigrate.Access;

namespace PspMigrate.Conversion.Keeping;

/// <summary>Whether a pod's account or its creator may use a policy, as an expression.</summary>
/// <param name="Expression">The expression; null when everybody may.</param>
/// <param name="Uses">The variables that it uses.</param>
internal sealed record May(string? Expression, params ImmutableArray<CelVariable> Uses)
{
    public static readonly May Everybody = new((string?)null);

    /// <summary>The users and groups that it names, by namespace, system:masters left out; none where RBAC is asked.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<SubjectKey>> Holders { get; init; } = ImmutableDictionary<string, ImmutableHashSet<SubjectKey>>.Empty;

    /// <summary>Whether the expression asks RBAC: messages can't use it then (facts/admission-policies.md, 1).</summary>
    public bool AsksRbac { get; init; }

    /// <summary>The names of the users and groups.</summary>
    public ImmutableArray<string> Who =>
        [.. Holders.Values.SelectMany(keys => keys).Select(key => key.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether whoever may use the other policy may use this one, too. Answers of RBAC aren't known in advance.</summary>
    public bool Includes(May other) => Expression is null
        || (other.Expression is not null && !AsksRbac && !other.AsksRbac && other.Holders.All(pair => pair.Value.All(key => Names(pair.Key, key))));

    /// <summary>Service accounts come with their groups.</summary>
    private bool Names(string @namespace, SubjectKey key) => Holders.TryGetValue(@namespace, out var keys)
        && (keys.Contains(key)
            || keys.Contains(SubjectKey.Group(Identity.Authenticated))
            || GroupsOf(key).Any(group => keys.Contains(SubjectKey.Group(group))));

    private static string[] GroupsOf(SubjectKey key)
    {
        if (key.IsGroup && key.Name.StartsWith(Identity.ServiceAccountGroupPrefix, StringComparison.Ordinal))
            return [Identity.ServiceAccounts];
        return !key.IsGroup && key.Name.StartsWith(Identity.ServiceAccountPrefix, StringComparison.Ordinal) && key.Name.Split(':') is [_, _, var home, _]
            ? [Identity.ServiceAccounts, Identity.GroupOf(home)]
            : [];
    }
}
