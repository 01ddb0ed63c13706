namespace PspMigrate.Conversion.Keeping;

/// <summary>Who may use which policy, as RBAC says it today: the users and groups that bindings name.</summary>
/// <remarks>
/// The plugin asks for the pod's account, built without system:authenticated, and for the creator: either suffices
/// (facts/pod-security-policy.md, 2 and 3). system:masters may use every policy (6).
/// </remarks>
internal sealed class FrozenGrants(AccessIndex index)
{
    /// <summary>Whom requests are made as: the creator, and the pod's service account where it has one (mirror pods have none).</summary>
    private static readonly CelVariable Users = new("users",
        "[request.userInfo.username]\n+ (has(object.spec.serviceAccountName)\n"
        + $"  ? ['{Identity.ServiceAccountPrefix}' + request.namespace + ':' + object.spec.serviceAccountName]\n  : [])")
    { Part = CelPart.Who };

    private static readonly CelVariable Groups = new("groups",
        "(has(request.userInfo.groups) ? request.userInfo.groups : [])\n+ (has(object.spec.serviceAccountName)\n"
        + $"  ? ['{Identity.ServiceAccounts}', '{Identity.ServiceAccountGroupPrefix}' + request.namespace]\n  : [])")
    { Part = CelPart.Who };

    /// <summary>By namespace, which is null for those of the whole cluster, and policy.</summary>
    private readonly ILookup<(string? Namespace, string Policy), BoundSubject> _bound = index.Subjects
        .SelectMany(bound => bound.Uses.Policies.Select(use => (Key: (bound.Binding.Namespace, use.Policy), Bound: bound)))
        .ToLookup(pair => pair.Key, pair => pair.Bound);

    /// <summary>Whether anybody may use a policy in a namespace.</summary>
    public bool Reaches(string @namespace, string policy) => _bound.Contains((null, policy)) || _bound.Contains((@namespace, policy));

    /// <summary>Who may use a policy in some namespaces.</summary>
    public May Of(string policy, ImmutableArray<string> namespaces)
    {
        ImmutableArray<SubjectKey> listed = [.. Keys(_bound[(null, policy)])];
        ImmutableHashSet<SubjectKey> everywhere = [.. listed];
        if (everywhere.Contains(SubjectKey.Group(Identity.Authenticated)))
            return May.Everybody;
        var own = namespaces
            .Where(name => _bound.Contains((name, policy)))
            .Select(name => (Name: name, Keys: Keys(_bound[(name, policy)]).Where(key => !everywhere.Contains(key)).ToImmutableArray()))
            .Where(item => !item.Keys.IsEmpty)
            .ToArray();
        var isEverybody = own.Where(item => item.Keys.Contains(SubjectKey.Group(Identity.Authenticated))).Select(item => item.Name).ToArray();
        if (isEverybody.Length == namespaces.Length)
            return May.Everybody;
        string[] tests =
        [
            Test([.. listed, SubjectKey.Group(Identity.Masters)]),
            .. isEverybody.Length == 0 ? [] : new[] { In(isEverybody) },
            .. own.Where(item => !isEverybody.Contains(item.Name, StringComparer.Ordinal))
                .GroupBy(item => string.Join('\n', item.Keys.Select(key => $"{key.IsGroup} {key.Name}")), StringComparer.Ordinal)
                .Select(same => $"({In([.. same.Select(item => item.Name)])} && {Bracketed(Test([.. same.First().Keys]))})"),
        ];
        var test = string.Join("\n|| ", tests);
        return new(test, [.. new[] { Users, Groups }.Where(variable => test.Contains(variable.Use, StringComparison.Ordinal))])
        {
            Holders = new(
                namespaces, everywhere, own.ToImmutableDictionary(item => item.Name, item => item.Keys.ToImmutableHashSet(), StringComparer.Ordinal)),
        };
    }

    private static string Bracketed(string test) => test.Contains("||", StringComparison.Ordinal) ? $"({test})" : test;

    private static string In(string[] namespaces) => namespaces is [var only]
        ? $"request.namespace == {Cel.Text(only)}"
        : $"request.namespace in {Cel.List(namespaces)}";

    private static string Test(SubjectKey[] keys)
    {
        string[] users = [.. keys.Where(key => !key.IsGroup).Select(key => key.Name)];
        string[] groups = [.. keys.Where(key => key.IsGroup).Select(key => key.Name)];
        return string.Join("\n|| ", new[] { Exists(Users, users), Exists(Groups, groups) }.OfType<string>());
    }

    private static string? Exists(CelVariable list, string[] names) => names switch
    {
        [] => null,
        [var only] => $"{Cel.Text(only)} in {list.Use}",
        _ => $"{list.Use}.exists(n, n in {Cel.List(names)})",
    };

    private static IEnumerable<SubjectKey> Keys(IEnumerable<BoundSubject> bound) => bound
        .Where(subject => subject.Reach.Kind != ReachKind.Nobody)
        .Select(subject => SubjectKey.Of(subject.Binding, subject.Subject))
        .Distinct()
        .OrderBy(key => key.Name, StringComparer.Ordinal);
}
