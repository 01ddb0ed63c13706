namespace PspMigrate.Reports.Sections;

/// <summary>How much of long lists a report shows, and how it names places.</summary>
/// <param name="Values">Values of a set.</param>
/// <param name="Names">Names of namespaces, policies and bindings.</param>
/// <param name="Entries">Entries of a list.</param>
/// <param name="Rows">Rows of a table, and differences told in full; beyond, equal answers are taken together more coarsely.</param>
internal sealed record Style(int Values, int Names, int Entries, int Rows, Func<Position, string> Place)
{
    private const int LongName = 24;

    public static readonly Style Everything = new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, Phrase.Place);

    /// <summary>Columns of the screen that it is to fit.</summary>
    public int Width { get; init; } = int.MaxValue;

    /// <summary>Whether files are named by as much of their paths as tells them apart.</summary>
    public bool ShortensPlaces { get; init; }

    /// <summary>The words for places under a title that names the file: a long name is not said again.</summary>
    /// <param name="file">A place in that file.</param>
    public Style Under(Position file) => this with
    {
        Place = at => Place(at) is var name && name.Length > LongName && at.Line > 0 && string.Equals(at.Source, file.Source, StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"line {at.Line}")
            : name,
    };

    /// <summary>The same for a plan, with its files named by as much of their paths as tells them apart, where that is wanted.</summary>
    public Style For(Plan plan)
    {
        if (!ShortensPlaces)
            return this;
        // psp.yaml:12 for manifests/policies/psp.yaml while there is one psp.yaml.
        var names = plan.Policies.Select(policy => policy.Policy.At).Concat(plan.AccessFindings.Select(finding => finding.At))
            .Concat(plan.Namespaces.Select(item => item.At)).Where(at => at.IsKnown).Select(at => at.Source!).Distinct(StringComparer.Ordinal)
            .GroupBy(source => source[(source.LastIndexOfAny(['/', '\\']) + 1)..], StringComparer.Ordinal)
            .SelectMany(same => same.Select(source => KeyValuePair.Create(source, same.Count() == 1 ? same.Key : source)))
            .ToDictionary(StringComparer.Ordinal);
        return this with
        {
            Place = at => Phrase.Place(at.Source is { } source && names.TryGetValue(source, out var name) ? at with { Source = name } : at),
        };
    }
}
