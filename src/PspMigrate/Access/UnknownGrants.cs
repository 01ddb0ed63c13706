namespace PspMigrate.Access;

/// <summary>A binding that may grant more than the input shows.</summary>
/// <param name="Policies">The policies that its role grants and the input lacks, bytewise; empty when the input lacks the role itself.</param>
public sealed record UnknownGrant(Binding Binding, ImmutableArray<string> Policies);

/// <summary>The bindings of which files don't show what they grant, by whom they mean.</summary>
/// <remarks>
/// A cluster shows all of its roles and policies: what its bindings and rules name and it doesn't have grants nothing.
/// </remarks>
internal sealed class UnknownGrants
{
    private readonly ILookup<(SubjectKey Subject, string? Namespace), UnknownGrant> _bySubject;

    public UnknownGrants(Inventory inventory, RoleIndex roles, IReadOnlyCollection<string> policies)
    {
        var known = policies.ToHashSet(StringComparer.Ordinal);
        var lacking = new Dictionary<RoleUses, ImmutableArray<string>>(ReferenceEqualityComparer.Instance);
        var hasLivePolicies = inventory.Policies.Any(policy => policy.At.IsLive);
        _bySubject = inventory.Bindings.Select(Of).OfType<UnknownGrant>()
            .SelectMany(unknown => unknown.Binding.Subjects, (unknown, subject) => (Unknown: unknown, Key: SubjectKey.Of(unknown.Binding, subject)))
            .ToLookup(item => (item.Key, item.Unknown.Binding.Namespace), item => item.Unknown);

        UnknownGrant? Of(Binding binding)
        {
            if (roles.Find(binding) is not { } uses)
                return binding.At.IsLive || BuiltIn.IsMadeByServer(binding) ? null : new(binding, []);
            if (!lacking.TryGetValue(uses, out var names))
                lacking.Add(uses, names = Lacking(uses));
            return names.IsEmpty ? null : new(binding, names);
        }

        ImmutableArray<string> Lacking(RoleUses uses) =>
        [
            .. uses.Rules.Where(rule => !(rule.At.IsLive && hasLivePolicies))
                .SelectMany(rule => rule.ResourceNames)
                .Where(name => !known.Contains(name) && !name.Contains('*', StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Those that may let the pods of a namespace in: through its accounts, through everybody's groups or through controllers.</summary>
    public ImmutableArray<UnknownGrant> Reaching(string @namespace, IEnumerable<string> accounts)
    {
        if (_bySubject.Count == 0)
            return [];
        IEnumerable<SubjectKey> keys =
        [
            SubjectKey.Group(Identity.ServiceAccounts),
            SubjectKey.Group(Identity.Authenticated),
            SubjectKey.Group(Identity.GroupOf(@namespace)),
            .. accounts.Select(account => SubjectKey.User(Identity.UserOf(@namespace, account))),
            .. Controllers.Keys,
        ];
        return
        [
            .. keys.Distinct().SelectMany(key => _bySubject[(key, null)].Concat(_bySubject[(key, @namespace)]))
                .Distinct<UnknownGrant>(ReferenceEqualityComparer.Instance),
        ];
    }
}
