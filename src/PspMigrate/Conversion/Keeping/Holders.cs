namespace PspMigrate.Conversion.Keeping;

/// <summary>The users and groups that may use a policy in some namespaces, system:masters left out.</summary>
/// <param name="Everywhere">Who may in each of them.</param>
/// <param name="Own">Who else may, by namespace.</param>
internal sealed record Holders(
    ImmutableArray<string> Namespaces, ImmutableHashSet<SubjectKey> Everywhere, ImmutableDictionary<string, ImmutableHashSet<SubjectKey>> Own)
{
    public static readonly Holders None = new([], [], ImmutableDictionary<string, ImmutableHashSet<SubjectKey>>.Empty);

    private ImmutableArray<string>? _names;

    /// <summary>Their names, sorted.</summary>
    public ImmutableArray<string> Names => _names ??=
        [.. Everywhere.Concat(Own.Values.SelectMany(keys => keys)).Select(key => key.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether whoever holds the other policy holds this one, in each namespace.</summary>
    public bool Include(Holders other) =>
        other.Everywhere.All(key => HasIn(Everywhere, key) || other.Namespaces.All(name => Has(name, key)))
        && other.Own.All(pair => pair.Value.All(key => Has(pair.Key, key)));

    private bool Has(string @namespace, SubjectKey key) =>
        HasIn(Everywhere, key) || (Own.TryGetValue(@namespace, out var keys) && HasIn(keys, key));

    /// <summary>Service accounts come with their groups.</summary>
    private static bool HasIn(ImmutableHashSet<SubjectKey> keys, SubjectKey key) => keys.Contains(key)
        || keys.Contains(SubjectKey.Group(Identity.Authenticated))
        || GroupsOf(key).Any(group => keys.Contains(SubjectKey.Group(group)));

    private static string[] GroupsOf(SubjectKey key)
    {
        if (key.IsGroup && key.Name.StartsWith(Identity.ServiceAccountGroupPrefix, StringComparison.Ordinal))
            return [Identity.ServiceAccounts];
        return !key.IsGroup && key.Name.StartsWith(Identity.ServiceAccountPrefix, StringComparison.Ordinal) && key.Name.Split(':') is [_, _, var home, _]
            ? [Identity.ServiceAccounts, Identity.GroupOf(home)]
            : [];
    }
}
