using PspMigrate.Access;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Truth.Formats;

/// <summary>Who may use what, and who makes which pod: what a recorded case only says in words.</summary>
/// <param name="Requester">Who creates or updates the pod.</param>
/// <param name="Grants">Who may use which policies.</param>
internal sealed record SelectionCase(Identity Requester, params ImmutableArray<SelectionGrant> Grants)
{
    /// <summary>The namespace of the cases, unless they say otherwise.</summary>
    public const string Home = "sel";

    /// <summary>The pod's namespace.</summary>
    public string Namespace { get; init; } = Home;

    /// <summary>The pod's service account; null for a mirror pod, which has none.</summary>
    public string? Account { get; init; } = "nobody";

    public bool IsPrivileged { get; init; }

    public bool MountsToken { get; init; }

    /// <summary>Whether the pod is there already, and changed.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>The policy that the case speaks of but doesn't show.</summary>
    public PodSecurityPolicy? Unshown { get; init; }

    public Pod Pod => new()
    {
        Name = "x",
        Namespace = Namespace,
        ServiceAccountName = Account,
        AutomountServiceAccountToken = MountsToken,
        Containers = [new() { Name = "c", SecurityContext = IsPrivileged ? new() { Privileged = true } : null }],
    };

    /// <summary>The names of the policies that the plugin may try, found through roles and bindings.</summary>
    public IEnumerable<string> Usable(IEnumerable<PodSecurityPolicy> policies)
    {
        var index = AccessIndex.Build(new()
        {
            Policies = [.. policies],
            Roles = [.. Grants.Select((grant, number) => grant.Role(number))],
            Bindings = [.. Grants.Select((grant, number) => grant.Binding(number))],
        });
        var usable = index.Usable(Requester, Namespace);
        return Account is null
            ? usable
            : usable.Concat(index.Usable(Identity.ServiceAccount(Namespace, Account), Namespace)).Distinct(StringComparer.Ordinal);
    }
}

/// <summary>The right to use policies.</summary>
/// <param name="Kind">ServiceAccount, User or Group.</param>
/// <param name="Name">The subject's name.</param>
/// <param name="Policies">The policies; empty for all.</param>
internal sealed record SelectionGrant(string Kind, string Name, params ImmutableArray<string> Policies)
{
    /// <summary>The namespace of the RoleBinding; null for a ClusterRoleBinding.</summary>
    public string? In { get; init; }

    /// <summary>The subject's namespace.</summary>
    public string? Of { get; init; }

    public Role Role(int number) => new()
    {
        Name = $"use-{number}",
        Rules = [new() { ApiGroups = ["policy"], Resources = ["podsecuritypolicies"], Verbs = ["use"], ResourceNames = Policies }],
    };

    public Binding Binding(int number) => new()
    {
        Name = $"use-{number}",
        Namespace = In,
        RoleRef = new("ClusterRole", $"use-{number}", Position.None),
        Subjects = [new(Kind, Name, Of, Position.None)],
    };
}
