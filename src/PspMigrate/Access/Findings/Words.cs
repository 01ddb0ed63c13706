namespace PspMigrate.Access.Findings;

/// <summary>How findings name things.</summary>
internal static class Words
{
    private const int Shown = 4;

    /// <summary><c>policy a</c>, <c>policies a, b and c</c>, or <c>every policy</c>.</summary>
    public static string Policies(RoleUses uses)
    {
        if (uses.Rules.Any(rule => rule.ResourceNames.IsEmpty))
            return "every policy";
        return (uses.Names.Length == 1 ? "policy " : "policies ") + List(uses.Names);
    }

    /// <summary>The only policy that is granted, or null when there are more.</summary>
    public static string? OnlyPolicy(RoleUses uses) => uses.Names is [var only] ? only : null;

    public static string Binding(Binding binding) => Object(binding.Kind, binding.Namespace, binding.Name);

    /// <summary>Where roles or policies of such names come from, as a sentence after a space; empty when that isn't known.</summary>
    public static string Origin(IEnumerable<string> names) => string.Concat(names
        .Select(name => (name, Origin: HostedPolicies.OriginOf(name)))
        .Where(known => known.Origin is not null)
        .Take(Shown)
        .Select(known => $" {known.name}: {known.Origin}."));

    /// <summary>Where a binding counts.</summary>
    public static string Scope(Binding binding) => binding.IsCluster ? "in every namespace" : $"in namespace {binding.Namespace}";

    public static string Role(Role role) => Object(role.Kind, role.Namespace, role.Name);

    public static string Accounts(SubjectReach reach) => reach.Account is null
        ? $"the service accounts of {reach.Namespace}"
        : $"service account {reach.Namespace}/{reach.Account}";

    private static string Object(string kind, string? ns, string name) => ns is null ? $"{kind} {name}" : $"{kind} {ns}/{name}";

    /// <summary>A subject with its kind.</summary>
    public static string Named(Subject subject) => subject.Kind switch
    {
        "Group" => "group " + subject.Name,
        "User" => "user " + subject.Name,
        _ => "service account " + subject.Name,
    };

    /// <summary><c>a, b and c</c>; long lists are cut short.</summary>
    public static string List(IReadOnlyList<string> names) => names switch
    {
        [] => "",
        [var only] => only,
        { Count: <= Shown } => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(Shown - 1))} and {names.Count - Shown + 1} more",
    };
}
