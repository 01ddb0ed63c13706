namespace PspMigrate.Access;

/// <summary>Gathers what one namespace gets. Looks up only the users and groups that count there, never all bindings.</summary>
internal sealed class AccessReader
{
    private readonly AccessIndex _index;
    private readonly bool _includeControllers;
    private readonly ImmutableArray<Grant> _everywhere;
    private readonly ILookup<string, BoundSubject> _requesters;
    private readonly HashSet<string> _openToCreators;
    private readonly bool _isOpenEverywhere;
    private readonly Dictionary<string, ImmutableArray<string>> _interned = new(StringComparer.Ordinal);

    public AccessReader(AccessIndex index, bool includeControllers, bool includeUsers)
    {
        _index = index;
        _includeControllers = includeControllers;
        var users = includeUsers ? index.Subjects.Where(IsRequester).ToList() : [];
        _requesters = users.Where(bound => !bound.Binding.IsCluster)
            .ToLookup(bound => bound.Binding.Namespace!, StringComparer.Ordinal);

        var creators = index.Subjects.Where(IsCreator).ToList();
        _isOpenEverywhere = creators.Exists(bound => bound.Binding.IsCluster);
        _openToCreators = creators.Where(bound => !bound.Binding.IsCluster).Select(bound => bound.Binding.Namespace!).ToHashSet(StringComparer.Ordinal);

        SubjectKey[] keys =
        [
            SubjectKey.Group(Identity.ServiceAccounts),
            SubjectKey.Group(Identity.Authenticated),
            .. includeControllers ? Controllers.Keys : [],
        ];
        _everywhere = Sorted(GrantsOf(keys.SelectMany(index.ClusterWide).Concat(users.Where(bound => bound.Binding.IsCluster))));
    }

    /// <summary>The access of one namespace with these (sorted) accounts.</summary>
    public NamespaceAccess Read(string @namespace, IReadOnlyCollection<string> accounts)
    {
        var own = accounts.ToDictionary(account => account, account => ByAccount(@namespace, account), StringComparer.Ordinal);
        // No pod runs as a controller's account, and what those may use counts in kube-system as little as elsewhere.
        var counted = own.Where(account => !Controllers.IsAccount(@namespace, account.Key)).SelectMany(account => account.Value).ToList();
        var shared = SharedBy(@namespace).ToList();
        var common = Merge(shared);
        var commonNames = Names(common);
        return new(
            @namespace,
            Merge(shared.Concat(counted)),
            Names(common.Concat(GrantsOf(counted))),
            [
                .. own.Select(account => new AccountAccess(
                    account.Key, account.Value.Count == 0 ? commonNames : Names(common.Concat(GrantsOf(account.Value))))),
            ])
        {
            Unknown = _index.Unknown.Reaching(@namespace, accounts),
            IsOpenToCreators = _isOpenEverywhere || _openToCreators.Contains(@namespace),
        };
    }

    private List<BoundSubject> ByAccount(string @namespace, string account)
    {
        var key = SubjectKey.User(Identity.UserOf(@namespace, account));
        return [.. _index.ClusterWide(key), .. _index.Within(key, @namespace)];
    }

    /// <summary>What every account of the namespace has, other than what everybody has everywhere.</summary>
    private IEnumerable<BoundSubject> SharedBy(string @namespace)
    {
        var group = SubjectKey.Group(Identity.GroupOf(@namespace));
        IEnumerable<BoundSubject> bound =
        [
            .. _index.ClusterWide(group),
            .. _index.Within(group, @namespace),
            .. _index.Within(SubjectKey.Group(Identity.ServiceAccounts), @namespace),
            .. _index.Within(SubjectKey.Group(Identity.Authenticated), @namespace),
            .. _requesters[@namespace],
        ];
        return _includeControllers
            ? bound.Concat(Controllers.Keys.SelectMany(key => _index.Within(key, @namespace)))
            : bound;
    }

    private ImmutableArray<Grant> Merge(IEnumerable<BoundSubject> bound)
    {
        var more = GrantsOf(bound).ToList();
        return more.Count == 0 ? _everywhere : Sorted(more.Concat(_everywhere));
    }

    private static ImmutableArray<Grant> Sorted(IEnumerable<Grant> grants) =>
        [.. grants.Distinct<Grant>(ReferenceEqualityComparer.Instance).Order(GrantOrder.Instance)];

    private static IEnumerable<Grant> GrantsOf(IEnumerable<BoundSubject> bound) => bound.SelectMany(item => item.Grants);

    private ImmutableArray<string> Names(IEnumerable<Grant> grants)
    {
        ImmutableArray<string> names =
            [.. grants.Select(grant => grant.Policy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var key = string.Join('\n', names);
        if (_interned.TryGetValue(key, out var known))
            return known;
        _interned.Add(key, names);
        return names;
    }

    /// <summary>People, and accounts of other namespaces that a RoleBinding names: they create pods themselves.</summary>
    /// <remarks>Not system:masters: it may use every policy whatever is bound, so it would open every namespace of every cluster.</remarks>
    private static bool IsRequester(BoundSubject bound) =>
        bound.Reach.Kind is ReachKind.People || (bound.IsForeignAccount && !bound.MeansControllers);

    /// <summary>Controllers, and requesters whom a rule about policies means; administrators, who may do anything, are none.</summary>
    private static bool IsCreator(BoundSubject bound) => !bound.Uses.Policies.IsEmpty
        && (bound.MeansControllers || (IsRequester(bound) && bound.Uses.Rules.Any(UseRule.IsExplicit)));
}
