namespace PspMigrate.Conversion.WhatIf;

/// <summary>Objects that an answer leaves out, as if they had been deleted.</summary>
public sealed record Without
{
    /// <summary>Nothing is left out.</summary>
    public static readonly Without Nothing = new();

    /// <summary>RoleBindings and ClusterRoleBindings.</summary>
    /// <value>Each is a name (in whichever namespace, or in none), <c>NAMESPACE/NAME</c> or <c>ClusterRoleBinding/NAME</c>. None by default.</value>
    public ImmutableArray<string> Bindings { get; init; } = [];

    /// <summary>Roles and ClusterRoles; what binds them grants nothing any more.</summary>
    /// <value>Each is a name (in whichever namespace, or in none), <c>NAMESPACE/NAME</c> or <c>ClusterRole/NAME</c>. None by default.</value>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>PodSecurityPolicies.</summary>
    /// <value>Names. None by default.</value>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>Whether nothing is left out.</summary>
    public bool IsNothing => Bindings.IsEmpty && Roles.IsEmpty && Policies.IsEmpty;

    /// <summary>What is left of an input.</summary>
    /// <remarks>
    /// The objects that lead to what is gone go with it. Left in, they would look like parts that files lack, and the answer like one that
    /// isn't known.
    /// </remarks>
    public Inventory In(Inventory inventory) => IsNothing ? inventory : inventory with
    {
        Policies = inventory.Policies.RemoveAll(policy => Policies.Contains(policy.Name, StringComparer.Ordinal)),
        Roles = [.. inventory.Roles.Where(role => !Means(Roles, role.Kind, role.Namespace, role.Name)).Select(WithoutPolicies)],
        Bindings = inventory.Bindings.RemoveAll(binding =>
            Means(Bindings, binding.Kind, binding.Namespace, binding.Name) || Means(Roles, binding.RoleRef.Kind, RoleNamespace(binding), binding.RoleRef.Name)),
    };

    /// <summary>Names that mean nothing of an input, each with the kind that was looked for and the names that there are.</summary>
    public IEnumerable<(string Kind, string Name, ImmutableArray<string> Known)> Unknown(Inventory inventory)
    {
        foreach (var name in Bindings.Where(name => !inventory.Bindings.Any(item => Means([name], item.Kind, item.Namespace, item.Name))))
            yield return ("binding", name, Names(inventory.Bindings.Select(item => item.Name)));
        foreach (var name in Roles.Where(name => !inventory.Roles.Any(item => Means([name], item.Kind, item.Namespace, item.Name))))
            yield return ("role", name, Names(inventory.Roles.Select(item => item.Name)));
        foreach (var name in Policies.Where(name => !inventory.Policies.Any(item => string.Equals(item.Name, name, StringComparison.Ordinal))))
            yield return ("policy", name, Names(inventory.Policies.Select(item => item.Name)));
    }

    /// <summary>The name under which one binding alone is left out.</summary>
    public static string NameOf(Binding binding) => $"{binding.Namespace ?? binding.Kind}/{binding.Name}";

    private static bool Means(ImmutableArray<string> said, string kind, string? @namespace, string name) => said.Any(word =>
        word.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
            ? string.Equals(word[(slash + 1)..], name, StringComparison.Ordinal) && string.Equals(word[..slash], @namespace ?? kind, StringComparison.Ordinal)
            : string.Equals(word, name, StringComparison.Ordinal));

    private static string? RoleNamespace(Binding binding) => binding.RoleRef.Kind is "ClusterRole" ? null : binding.Namespace;

    /// <summary>A rule that names only what is gone goes whole: without names it would mean every policy.</summary>
    private Role WithoutPolicies(Role role) => Policies.IsEmpty ? role : role with
    {
        Rules =
        [
            .. role.Rules.Where(rule => rule.ResourceNames.IsEmpty || !rule.ResourceNames.All(IsGone))
                .Select(rule => rule with { ResourceNames = rule.ResourceNames.RemoveAll(IsGone) }),
        ],
    };

    private bool IsGone(string policy) => Policies.Contains(policy, StringComparer.Ordinal);

    private static ImmutableArray<string> Names(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
