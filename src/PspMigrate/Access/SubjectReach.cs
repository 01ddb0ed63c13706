namespace PspMigrate.Access;

/// <summary>Whom a subject means.</summary>
internal enum ReachKind
{
    /// <summary>One service account, named as such or as a User.</summary>
    Account,
    /// <summary>All service accounts of one namespace.</summary>
    AccountsOfNamespace,
    /// <summary>All service accounts.</summary>
    AllAccounts,
    /// <summary>Every requesting user.</summary>
    Authenticated,
    Unauthenticated,
    Masters,
    Nodes,
    /// <summary>The controller manager's own user, by which all controllers act where they have no accounts.</summary>
    ControllerManager,
    /// <summary>A user or group of people, or a component of the cluster.</summary>
    People,
    /// <summary>Nobody: no request can ever carry such a name.</summary>
    Nobody,
}

/// <summary>Whom a subject of a binding means; the namespace and account where it means service accounts.</summary>
internal readonly record struct SubjectReach(ReachKind Kind, string? Namespace = null, string? Account = null)
{
    /// <summary>Reads kind and name of a subject as the API server matches them.</summary>
    public static SubjectReach Of(Binding binding, Subject subject) => subject.Kind switch
    {
        "ServiceAccount" => OfAccount(SubjectKey.NamespaceOf(binding, subject), subject.Name),
        "User" => OfUser(subject.Name),
        "Group" => OfGroup(subject.Name),
        _ => new(ReachKind.Nobody),
    };

    private static SubjectReach OfUser(string name)
    {
        if (After(name, Identity.ServiceAccountPrefix) is { } account)
        {
            var colon = account.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 ? new(ReachKind.Nobody) : OfAccount(account[..colon], account[(colon + 1)..]);
        }

        if (name.StartsWith(Identity.NodeUserPrefix, StringComparison.Ordinal))
            return new(ReachKind.Nodes);
        if (string.Equals(name, Controllers.ManagerUser, StringComparison.Ordinal))
            return new(ReachKind.ControllerManager);
        return new(name is "*" or "" || IsGroupName(name) ? ReachKind.Nobody : ReachKind.People);
    }

    private static SubjectReach OfGroup(string name)
    {
        if (After(name, Identity.ServiceAccountGroupPrefix) is { } @namespace)
            return ObjectNames.IsSubdomain(@namespace) ? new(ReachKind.AccountsOfNamespace, @namespace) : new(ReachKind.Nobody);
        return new(name switch
        {
            Identity.ServiceAccounts => ReachKind.AllAccounts,
            Identity.Authenticated => ReachKind.Authenticated,
            Identity.Unauthenticated => ReachKind.Unauthenticated,
            Identity.Masters => ReachKind.Masters,
            Identity.Nodes => ReachKind.Nodes,
            "*" or "" => ReachKind.Nobody,
            _ when name.StartsWith(Identity.ServiceAccountPrefix, StringComparison.Ordinal) => ReachKind.Nobody,
            _ => ReachKind.People,
        });
    }

    private static SubjectReach OfAccount(string? @namespace, string name) =>
        @namespace is not null && ObjectNames.IsSubdomain(@namespace) && ObjectNames.IsSubdomain(name)
            ? new(ReachKind.Account, @namespace, name)
            : new(ReachKind.Nobody);

    private static bool IsGroupName(string name) =>
        name is Identity.ServiceAccounts or Identity.Authenticated or Identity.Unauthenticated or Identity.Masters or Identity.Nodes
        || name.StartsWith(Identity.ServiceAccountGroupPrefix, StringComparison.Ordinal);

    private static string? After(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;
}
