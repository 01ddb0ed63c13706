using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports.PullRequests;

/// <summary>One line that says what became of every namespace.</summary>
public static class RequestSummary
{
    private const int Names = 5;

    public static string Of(Plan plan, ImmutableArray<NamespaceChange> changes)
    {
        var without = plan.Namespaces.Where(item => item.Labels.IsEmpty).ToArray();
        var left = changes.Where(change => LeftAloneReason.Of(change) is not null).ToArray();
        string[] parts =
        [
            $"{Phrase.Count("namespace", changes.Count(change => change.ChangesFiles))} labelled",
            .. Part(changes.Count(change => change.Kind == ChangeKind.None), "unchanged: already labelled"),
            .. Part(left.Length, $"left alone, as noted above: {List(left.Select(change => change.Name))}"),
            .. without
                .GroupBy(item => Why(item, plan), StringComparer.Ordinal)
                .Select(group => $"{group.Count()} without a level ({List(group.Select(item => item.Name))}): {group.Key}"),
            .. plan.Missing.IsEmpty ? Array.Empty<string>() : [$"{Phrase.Count("part", plan.Missing.Length)} of the input not read, as noted above"],
        ];
        return string.Join("; ", parts);
    }

    private static string[] Part(int count, string what) => count == 0 ? [] : [$"{count} {what}"];

    private static string List(IEnumerable<string> names) => Phrase.List([.. names.Select(Printable.Escape)], Names);

    private static string Why(NamespacePlan ns, Plan plan) => ns.WithoutLevel switch
    {
        NoLevelReason.Exempt => "the API server's configuration exempts it",
        NoLevelReason.NoPolicy => "no policy that was read may be used there",
        NoLevelReason.UnknownGrants when !plan.HasBindings => "no bindings were read, so nothing is known of who may use which policy",
        NoLevelReason.UnknownGrants when !ns.Unknown.IsEmpty => "roles or policies that bindings lead to weren't read",
        NoLevelReason.UnknownGrants when plan.HasGrants => "what wasn't read may grant more there",
        NoLevelReason.UnknownGrants => "no binding was read that lets a service account use a policy",
        NoLevelReason.MissingPolicies => "the policies that its roles grant weren't read",
        _ when plan.Policies.IsEmpty => "neither a policy nor a workload of it was read",
        _ => "no mode gets a label",
    };
}
