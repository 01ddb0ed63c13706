namespace PspMigrate.Access;

/// <summary>Which policies reach which namespace, and what is odd about the grants.</summary>
/// <param name="Namespaces">Every namespace that the input knows of, sorted by name.</param>
/// <param name="FutureNamespaces">What a namespace made later would get; its name is empty.</param>
/// <param name="Findings">Sorted by kind, then place.</param>
public sealed record AccessReport(
    ImmutableArray<NamespaceAccess> Namespaces,
    NamespaceAccess FutureNamespaces,
    ImmutableArray<AccessFinding> Findings);

/// <summary>What a namespace gets.</summary>
/// <param name="Grants">Through its service accounts or system:authenticated; without duplicates, sorted.</param>
/// <param name="Policies">Names of the policies granted, bytewise; equal lists are the same array in every namespace.</param>
/// <param name="Accounts">Its known service accounts, sorted by name.</param>
public sealed record NamespaceAccess(
    string Namespace,
    ImmutableArray<Grant> Grants,
    ImmutableArray<string> Policies,
    ImmutableArray<AccountAccess> Accounts)
{
    /// <summary>Bindings that may give its pods more than the input shows.</summary>
    public ImmutableArray<UnknownGrant> Unknown { get; init; } = [];

    /// <summary>Whether controllers, or people whom a grant means, may let pods in there that its accounts' grants don't.</summary>
    public bool IsOpenToCreators { get; init; }
}

/// <summary>A service account and the policies that its pods may be admitted by, bytewise.</summary>
public sealed record AccountAccess(string Account, ImmutableArray<string> Policies);
