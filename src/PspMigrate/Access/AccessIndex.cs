namespace PspMigrate.Access;

/// <summary>Who may use which policy where: every binding under the user or group that it means.</summary>
public sealed class AccessIndex
{
    private readonly ILookup<(SubjectKey Subject, string? Namespace), BoundSubject> _bySubject;

    /// <summary>Who may use a policy everywhere, or in a namespace, in input order.</summary>
    private readonly Lazy<ILookup<(string Policy, string? Namespace), (Subject Subject, int Order)>> _creators;

    private AccessIndex(Inventory inventory)
    {
        Policies = [.. inventory.Policies.Select(policy => policy.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Roles = new(inventory.Roles, Policies, UseRule.Grants);
        BoundSubject[] bound =
        [
            .. from binding in inventory.Bindings.Append(BuiltIn.Masters)
               let uses = Roles.Find(binding)
               where uses is { Rules.IsEmpty: false }
               from subject in binding.Subjects
               select new BoundSubject(binding, subject, uses),
        ];
        _bySubject = bound.ToLookup(item => (SubjectKey.Of(item.Binding, item.Subject), item.Binding.Namespace));
        Subjects = [.. bound.Where(item => !ReferenceEquals(item.Binding, BuiltIn.Masters))];
        Unknown = new(inventory, Roles, Policies);
        _creators = new(() => Subjects
            .Select((bound, order) => (Bound: bound, Order: order))
            .Where(item => item.Bound.Reach.Kind is ReachKind.People or ReachKind.Account or ReachKind.AccountsOfNamespace)
            .SelectMany(item => item.Bound.Uses.Names, (item, policy) => (item.Bound, item.Order, Policy: policy))
            .ToLookup(item => (item.Policy, item.Bound.Binding.Namespace), item => (item.Bound.Subject, item.Order)));
    }

    /// <summary>Names of the policies in the input, bytewise.</summary>
    public ImmutableArray<string> Policies { get; }

    /// <summary>Every grant to anybody, people and controllers too; sorted.</summary>
    public ImmutableArray<Grant> All => [.. Subjects.SelectMany(bound => bound.Grants).Order(GrantOrder.Instance)];

    /// <summary>Whether any service account may use any policy of the input. Where none may, the RBAC that matters isn't there.</summary>
    public bool HasAccounts => Subjects.Exists(bound => !bound.Uses.Policies.IsEmpty && bound.Reach.Kind
        is ReachKind.Account or ReachKind.AccountsOfNamespace or ReachKind.AllAccounts or ReachKind.Authenticated or ReachKind.ControllerManager);

    internal RoleIndex Roles { get; }

    /// <summary>What bindings may grant that the input doesn't show.</summary>
    internal UnknownGrants Unknown { get; }

    /// <summary>Subjects that may use something, in input order, without the built-in binding.</summary>
    internal List<BoundSubject> Subjects { get; }

    /// <summary>Reads roles and bindings once; each role is resolved once and shared by all of its bindings.</summary>
    public static AccessIndex Build(Inventory inventory) => new(inventory);

    /// <summary>Names of the policies of the input that <paramref name="who"/> may use in that namespace, bytewise.</summary>
    public ImmutableArray<string> Usable(Identity who, string @namespace)
    {
        var first = default(RoleUses);
        HashSet<string>? all = null;
        foreach (var bound in Bound(who, @namespace))
        {
            first ??= bound.Uses;
            // Most have nothing but what one role grants.
            if (!ReferenceEquals(bound.Uses, first))
                (all ??= new(first.Names, StringComparer.Ordinal)).UnionWith(bound.Uses.Names);
        }

        return all is not null ? [.. all.Order(StringComparer.Ordinal)] : first?.Names ?? [];
    }

    /// <summary>
    /// The subjects, beyond those whom everybody's pods come by, that may use a policy when they create a pod in a namespace; without duplicates.
    /// </summary>
    public ImmutableArray<Subject> Creators(string policy, string @namespace) =>
    [
        .. _creators.Value[(policy, null)].Concat(_creators.Value[(policy, @namespace)])
            .OrderBy(creator => creator.Order)
            .Select(creator => creator.Subject)
            .DistinctBy(subject => (subject.Kind, subject.Name, subject.Namespace)),
    ];

    /// <summary>Bindings that reach a user or group cluster-wide.</summary>
    internal IEnumerable<BoundSubject> ClusterWide(SubjectKey key) => _bySubject[(key, null)];

    /// <summary>RoleBindings of a namespace that reach a user or group.</summary>
    internal IEnumerable<BoundSubject> Within(SubjectKey key, string @namespace) => _bySubject[(key, @namespace)];

    /// <summary>What reaches somebody in a namespace, as the user or through one of the groups.</summary>
    internal IEnumerable<BoundSubject> Bound(Identity who, string @namespace) =>
        who.Groups.Distinct(StringComparer.Ordinal).Select(SubjectKey.Group).Prepend(SubjectKey.User(who.User))
            .SelectMany(key => ClusterWide(key).Concat(Within(key, @namespace)));
}
