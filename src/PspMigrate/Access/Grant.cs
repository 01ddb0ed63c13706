namespace PspMigrate.Access;

/// <summary>One way to a policy: policy ← role rule ← binding ← subject, each with its place.</summary>
/// <param name="Policy">A policy of the input.</param>
/// <param name="Rule">The rule that allows <c>use</c>; in an aggregated role the rule of the part that it came from.</param>
/// <param name="RoleKind">Role or ClusterRole.</param>
/// <param name="RoleAt">Its place; <see cref="Position.None"/> for a built-in role.</param>
/// <param name="Subject">The subject of the binding that matched.</param>
public sealed record Grant(
    string Policy,
    PolicyRule Rule,
    string RoleKind,
    string RoleName,
    Position RoleAt,
    Binding Binding,
    Subject Subject);

/// <summary>The order of grants: policy bytewise, cluster-wide before namespaced, binding, place of the subject and rule.</summary>
internal sealed class GrantOrder : IComparer<Grant>
{
    public static readonly GrantOrder Instance = new();

    public int Compare(Grant? x, Grant? y)
    {
        if (ReferenceEquals(x, y))
            return 0;
        if (x is null || y is null)
            return x is null ? -1 : 1;

        var order = string.CompareOrdinal(x.Policy, y.Policy);
        if (order == 0)
            order = string.CompareOrdinal(x.Binding.Namespace, y.Binding.Namespace);
        if (order == 0)
            order = string.CompareOrdinal(x.Binding.Name, y.Binding.Name);
        if (order == 0)
            order = x.Subject.At.CompareTo(y.Subject.At);
        if (order == 0)
            order = string.CompareOrdinal(x.Subject.Name, y.Subject.Name);
        return order != 0 ? order : x.Rule.At.CompareTo(y.Rule.At);
    }
}
