namespace PspMigrate.Access;

/// <summary>One way to a policy: policy ← role rule ← binding ← subject, each with its place.</summary>
/// <param name="Policy">A policy of the input.</param>
/// <param name="Rule">The rule that allows <c>use</c>; in an aggregated role the rule of the part that it came from.</param>
/// <param name="Subject">The subject of the binding that matched.</param>
public sealed record Grant(string Policy, PolicyRule Rule, Role Role, Binding Binding, Subject Subject);

/// <summary>The order of grants: policy bytewise, cluster-wide before namespaced, binding, place of the subject and rule.</summary>
internal sealed class GrantOrder : IComparer<Grant>
{
    public static readonly GrantOrder Instance = new();

    public int Compare(Grant? x, Grant? y) => x is null || y is null
        ? (x is not null).CompareTo(y is not null)
        : string.CompareOrdinal(x.Policy, y.Policy) is not 0 and var policy ? policy
        : string.CompareOrdinal(x.Binding.Namespace, y.Binding.Namespace) is not 0 and var @namespace ? @namespace
        : string.CompareOrdinal(x.Binding.Name, y.Binding.Name) is not 0 and var binding ? binding
        : x.Subject.At.CompareTo(y.Subject.At) is not 0 and var subject ? subject
        : string.CompareOrdinal(x.Subject.Name, y.Subject.Name) is not 0 and var name ? name
        : x.Rule.At.CompareTo(y.Rule.At);
}
