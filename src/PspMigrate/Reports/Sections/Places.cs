using PspMigrate.Conversion;

namespace PspMigrate.Reports.Sections;

/// <summary>Names places by as much of a file's path as tells it from the other files of the input.</summary>
internal static class Places
{
    /// <summary>Place names for a terminal: <c>psp.yaml:12</c> for <c>manifests/policies/psp.yaml</c> while there is one psp.yaml.</summary>
    public static Func<Position, string> Short(Plan plan)
    {
        var names = Of(plan).Where(at => at.IsKnown).Select(at => at.Source!).Distinct(StringComparer.Ordinal)
            .GroupBy(source => source[(source.LastIndexOfAny(['/', '\\']) + 1)..], StringComparer.Ordinal)
            .SelectMany(same => same.Select(source => KeyValuePair.Create(source, same.Count() == 1 ? same.Key : source)))
            .ToDictionary(StringComparer.Ordinal);
        return at => Phrase.Place(at.Source is { } source && names.TryGetValue(source, out var name) ? at with { Source = name } : at);
    }

    private static IEnumerable<Position> Of(Plan plan) =>
    [
        .. plan.Policies.Select(policy => policy.Policy.At),
        .. plan.AccessFindings.Select(finding => finding.At),
        .. plan.Namespaces.Select(item => item.At),
    ];
}
