using PspMigrate.Conversion;

namespace PspMigrate.Reports.Sections;

/// <summary>Names places by as much of a file's path as tells it from the other files of the input.</summary>
internal sealed class Places
{
    private readonly Dictionary<string, string> _short;

    private Places(IEnumerable<string> sources) => _short = Shorten([.. sources.Distinct(StringComparer.Ordinal)]);

    /// <summary>Place names for a terminal: <c>psp.yaml:12</c> for <c>manifests/policies/psp.yaml</c> while there is one psp.yaml.</summary>
    public static Func<Position, string> Short(Plan plan) => new Places(Of(plan).Where(at => at.IsKnown).Select(at => at.Source!)).Say;

    private static IEnumerable<Position> Of(Plan plan) =>
    [
        .. plan.Policies.Select(policy => policy.Policy.At),
        .. plan.AccessFindings.Select(finding => finding.At),
        .. plan.Namespaces.Select(item => item.At),
    ];

    private string Say(Position at) => at.Source is { } source && _short.TryGetValue(source, out var name)
        ? Phrase.Place(at with { Source = name })
        : Phrase.Place(at);

    private static Dictionary<string, string> Shorten(string[] sources) => sources
        .GroupBy(source => source[(source.LastIndexOfAny(['/', '\\']) + 1)..], StringComparer.Ordinal)
        .SelectMany(same => same.Select(source => (source, name: same.Count() == 1 ? same.Key : source)))
        .ToDictionary(item => item.source, item => item.name, StringComparer.Ordinal);
}
