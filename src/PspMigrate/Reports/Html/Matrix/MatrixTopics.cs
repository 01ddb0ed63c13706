namespace PspMigrate.Reports.Html.Matrix;

/// <summary>A line of the report, and everywhere where it reads the same.</summary>
/// <param name="Line">Its words; the place is that of the first policy.</param>
/// <param name="Sources">The findings that it is about, each with its place.</param>
internal sealed record MatrixEntry(
    string Id, MatrixMark Mark, FindingLine Line, ImmutableArray<(Comparison Comparison, Finding Finding, string Place)> Sources);

/// <summary>Everything that there is to say of a control at a level.</summary>
/// <param name="Entries">The lines, worst first.</param>
internal sealed record MatrixTopic(string Id, LevelVersion At, Control Control, ImmutableArray<MatrixEntry> Entries);

/// <summary>The lines of a plan by level and control, each once, however many policies it is true of.</summary>
internal sealed class MatrixTopics
{
    private static readonly RuleReach Everywhere = RuleReach.Of();

    private readonly Dictionary<Finding, MatrixEntry> _byFinding = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<MatrixEntry, MatrixTopic> _topics = new(ReferenceEqualityComparer.Instance);

    /// <param name="newId">Makes names of places in the page.</param>
    public MatrixTopics(Plan plan, Style style, Func<string> newId)
    {
        var reach = RuleReach.In(plan);
        var lines =
            from comparison in plan.Comparisons
            let here = reach(comparison)
            from finding in comparison.Findings
                // In which namespaces a rule held the matrix shows itself.
            let line =
                KeptWords.Added(FindingLine.Of(finding, comparison, style, here.IsHeldNowhere(finding) ? here : Everywhere), plan.Kept, comparison, finding)
            select (Comparison: comparison, Finding: finding, Line: line, Mark: MatrixMarks.Of(line, finding));
        All =
        [
            .. lines.GroupBy(line => (line.Comparison.At, line.Finding.Control))
                .OrderBy(topic => topic.Key.At.Level).ThenBy(topic => ControlTable.All.IndexOf(topic.Key.Control))
                .Select(topic => new MatrixTopic(newId(), topic.Key.At, topic.Key.Control,
                [
                    .. topic.GroupBy(line => (line.Line.Key, line.Mark)).OrderBy(same => same.Key.Mark).Select(same => new MatrixEntry(
                        newId(), same.Key.Mark, same.First().Line,
                        [.. same.Select(line => (line.Comparison, line.Finding, line.Line.Place + Without(reach(line.Comparison), line.Finding)))])),
                ])),
        ];
        foreach (var topic in All)
        {
            foreach (var entry in topic.Entries)
            {
                _topics.Add(entry, topic);
                foreach (var source in entry.Sources)
                    _byFinding[source.Finding] = entry;
            }
        }
    }

    /// <summary>Laxest level first, then in the order of the controls.</summary>
    public ImmutableArray<MatrixTopic> All { get; }

    /// <summary>The line of a finding of one of the plan's comparisons.</summary>
    public MatrixEntry EntryOf(Finding finding) => _byFinding[finding];

    /// <summary>The place in the page that tells all of some lines about one control.</summary>
    public string PlaceOf(ImmutableArray<MatrixEntry> entries) => entries is [var only] ? only.Id : _topics[entries[0]].Id;

    private static string Without(RuleReach reach, Finding finding) =>
        reach.IsHeldInPart(finding) ? $"; never held in {Phrase.Count("namespace", reach.Without(finding).Count)}" : "";
}
