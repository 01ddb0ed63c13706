using PspMigrate.Access;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Access;

/// <summary>Short spellings of RBAC objects for tests.</summary>
internal static class Rbac
{
    public static Inventory Inventory(IEnumerable<Role> roles, IEnumerable<Binding> bindings, params string[] policies) => new()
    {
        Policies = [.. policies.Select(name => new PodSecurityPolicy { Name = name })],
        Roles = [.. roles],
        Bindings = [.. bindings],
    };

    public static PolicyRule Use(params string[] policies) => new()
    {
        ApiGroups = ["policy"],
        Resources = ["podsecuritypolicies"],
        ResourceNames = [.. policies],
        Verbs = ["use"],
        At = new("rules.yaml", 1, 1),
    };

    public static Role ClusterRole(string name, params PolicyRule[] rules) => new() { Name = name, Rules = [.. rules] };

    public static Role Role(string @namespace, string name, params PolicyRule[] rules) =>
        ClusterRole(name, rules) with { Namespace = @namespace };

    public static Role Labelled(this Role role, string key, string value = "true") =>
        role with { Labels = role.Labels.SetItem(key, value) };

    public static Role Aggregating(this Role role, params LabelSelector[] selectors) => role with { Aggregation = [.. selectors] };

    public static LabelSelector Label(string key, string value = "true") => new(Maps.Empty.SetItem(key, value), []);

    public static LabelSelector Expression(string key, string @operator, params string[] values) =>
        new(Maps.Empty, [new(key, @operator, [.. values])]);

    public static Binding ClusterRoleBinding(string role, params Subject[] subjects) => new()
    {
        Name = "b",
        RoleRef = new("ClusterRole", role, new("binding.yaml", 5, 1)),
        Subjects = [.. subjects],
        At = new("binding.yaml", 1, 1),
    };

    public static Binding RoleBinding(string @namespace, string role, params Subject[] subjects) =>
        ClusterRoleBinding(role, subjects) with { Namespace = @namespace };

    public static Binding ToRole(this Binding binding) => binding with { RoleRef = binding.RoleRef with { Kind = "Role" } };

    public static Subject Account(string? @namespace, string name) => new("ServiceAccount", name, @namespace, Place);

    public static Subject User(string name, string? @namespace = null) => new("User", name, @namespace, Place);

    public static Subject Group(string name, string? @namespace = null) => new("Group", name, @namespace, Place);

    /// <summary>The place of every subject made here.</summary>
    public static Position Place => new("binding.yaml", 9, 3);

    public static NamespaceAccess In(this AccessReport report, string @namespace) =>
        report.Namespaces.Single(n => string.Equals(n.Namespace, @namespace, StringComparison.Ordinal));

    public static ImmutableArray<string> Of(this NamespaceAccess access, string account) =>
        access.Accounts.Single(a => string.Equals(a.Account, account, StringComparison.Ordinal)).Policies;

    public static AccessReport Analyze(this Inventory inventory, bool includeControllers = false, bool includeUsers = false) =>
        AccessAnalysis.Analyze(inventory, AccessIndex.Build(inventory), includeControllers, includeUsers);
}
