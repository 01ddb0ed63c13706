namespace PspMigrate.Reports.Html.Reach;

/// <summary>How policies reach namespaces, as ways from left to right: policy, role, binding, subject, namespace.</summary>
internal static class ReachPaths
{
    private const int LongName = 34;

    /// <summary>The titles of the layers; an arrow points to what is used.</summary>
    public static readonly ImmutableArray<string> Titles = ["policy", "← role", "← binding", "← subject", "← namespace"];

    /// <summary>The ways that grants open.</summary>
    /// <param name="grants">Each with what the namespaces that it reaches are called together.</param>
    public static ImmutableArray<string>[] Of(IEnumerable<(Grant Grant, string Namespaces)> grants) =>
    [
        .. grants.Select(item => (ImmutableArray<string>)
        [
            Short(item.Grant.Policy), Short($"{item.Grant.Role.Kind}/{item.Grant.Role.Name}"), Short(Binding(item.Grant.Binding)),
            Short(Subject(item.Grant)), Short(item.Namespaces),
        ]).DistinctBy(path => string.Join('\n', path), StringComparer.Ordinal),
    ];

    /// <summary>Namespaces with the same level and the same grants, in the order of the plan; those without any are left out.</summary>
    public static NamespacePlan[][] Alike(Plan plan) =>
    [
        .. plan.Namespaces.Where(item => !item.Grants.IsEmpty)
            .GroupBy(item => (item.Level, string.Join('\n', item.Grants.Select(
                grant => $"{grant.Policy} {grant.Role.Kind}/{grant.Role.Name} {Binding(grant.Binding)} {Subject(grant)}"))))
            .Select(same => same.ToArray()),
    ];

    private static string Binding(Binding binding) => $"{binding.Kind}/{binding.Name}";

    private static string Subject(Grant grant) => grant.Subject switch
    {
        { Kind: "ServiceAccount" } account => $"{account.Namespace ?? grant.Binding.Namespace}/{account.Name}",
        var other => $"{other.Kind} {other.Name}",
    };

    private static string Short(string name) => Phrase.Shorten(Printable.Escape(name), LongName);
}
