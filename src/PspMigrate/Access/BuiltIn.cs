namespace PspMigrate.Access;

/// <summary>What every cluster has though no file holds it: four roles, and system:masters' right to everything.</summary>
/// <remarks>
/// plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go @v1.20.2. Of its 61 ClusterRoles only cluster-admin can use
/// policies by itself (facts/pod-security-policy.md, 11); admin, edit and view gather the rules of every role with their label.
/// </remarks>
internal static class BuiltIn
{
    private const string AggregateTo = "rbac.authorization.k8s.io/aggregate-to-";

    public const string ClusterAdmin = "cluster-admin";

    /// <summary>The built-in roles; a role of the same name in the input takes its place.</summary>
    public static readonly ImmutableArray<Role> Roles =
    [
        new()
        {
            Name = ClusterAdmin,
            Labels = Labels(),
            Rules = [new() { ApiGroups = ["*"], Resources = ["*"], Verbs = ["*"] }],
        },
        Aggregated("admin", partOf: null),
        Aggregated("edit", partOf: "admin"),
        Aggregated("view", partOf: "edit"),
    ];

    /// <summary>The binding that makes system:masters cluster-admin.</summary>
    public static readonly Binding Masters = new()
    {
        Name = ClusterAdmin,
        RoleRef = new("ClusterRole", ClusterAdmin, Position.None),
        Subjects = [new("Group", Identity.Masters, null, Position.None)],
    };

    /// <summary>Roles that the server makes itself, none of which grants policies but those of <see cref="Roles"/>.</summary>
    /// <remarks>bootstrappolicy/policy.go and namespace_policy.go @v1.20.2 (facts/pod-security-policy.md, 11).</remarks>
    public static bool IsMadeByServer(Binding binding)
    {
        var role = binding.RoleRef;
        return role.Kind is "ClusterRole"
            ? role.Name.StartsWith("system:", StringComparison.Ordinal)
            : binding.Namespace is "kube-system" or "kube-public"
                && (role.Name is "extension-apiserver-authentication-reader"
                    || role.Name.StartsWith("system:", StringComparison.Ordinal));
    }

    private static Role Aggregated(string name, string? partOf) => new()
    {
        Name = name,
        Labels = partOf is null ? Labels() : Labels().SetItem(AggregateTo + partOf, "true"),
        Aggregation = [new(Maps.Empty.SetItem(AggregateTo + name, "true"), [])],
    };

    private static ImmutableSortedDictionary<string, string> Labels() =>
        Maps.Empty.SetItem("kubernetes.io/bootstrapping", "rbac-defaults");
}
