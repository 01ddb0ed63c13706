using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Reports.Fixes;

/// <summary>What fixes change, and what they leave to decide; workloads with the same answer together.</summary>
internal sealed class FixVerdicts(FieldPlaces places, Style style)
{
    /// <summary>Namespace by namespace, as many as there is room for.</summary>
    /// <param name="told">What to say of each: its title, the fixes of which it tells the changes, and those of which what is left to decide.</param>
    /// <param name="all">What tells of all of them.</param>
    public IEnumerable<Block> Of(string heading, IReadOnlyCollection<(string Title, IEnumerable<Fix> Changed, IEnumerable<Fix> Left)> told, string all)
    {
        if (told.Count == 0)
            yield break;
        yield return new Heading(heading);
        foreach (var (title, changed, left) in told.Take(style.Rows))
        {
            yield return new Subheading(title);
            yield return new Verdicts([.. Changes(changed), .. Decisions(left)]);
        }

        if (told.Count > style.Rows)
            yield return new Paragraph($"And {Phrase.Count("namespace", told.Count - style.Rows)} more: -n NAMESPACE shows one of them, {all} has them all.");
    }

    /// <summary>What is written into workloads.</summary>
    public IEnumerable<Judged> Changes(IEnumerable<Fix> fixes) => Judged(fixes.Where(fix => !fix.Changes.IsEmpty), "FIX", Tone.Respell, Changes);

    /// <summary>What only their owners can decide.</summary>
    public IEnumerable<Judged> Decisions(IEnumerable<Fix> fixes) => Judged(fixes.Where(fix => !fix.Undecided.IsEmpty), "DECIDE", Tone.Tightened, Reasons);

    private IEnumerable<Judged> Judged(IEnumerable<Fix> fixes, string word, Tone tone, Func<Fix, (string Text, string[] Fields)[]> say) =>
        fixes.Select(fix => (Fix: fix, Lines: say(fix)))
            .GroupBy(item => string.Join('\n', item.Lines.Select(line => line.Text)), StringComparer.Ordinal)
            .Select(same => new Judged(
                word,
                tone,
                Phrase.List([.. same.Select(item => FixWords.Name(item.Fix))], style.Names),
                [
                    .. same.First().Lines.SelectMany((line, index) =>
                        (string[])[line.Text, .. Where([.. same.Select(item => (item.Fix, item.Lines[index].Fields))])]),
                ]));

    private string[] Where((Fix Fix, string[] Fields)[] all)
    {
        string[] lines =
        [
            .. from item in all
            from field in item.Fields
            select $"  {(all.Length == 1 ? "" : FixWords.Name(item.Fix) + ": ")}{field}{Place(item.Fix, field)}",
        ];
        return lines.Length <= style.Values ? lines : [.. lines.Take(style.Values), $"  and {lines.Length - style.Values} more"];
    }

    /// <summary>An object of a cluster has no place that its name doesn't say.</summary>
    private string Place(Fix fix, string field) => fix.Workload.At.IsLive ? "" : $" ({style.Place(places.Of(fix.Workload.At, field))})";

    private static (string Text, string[] Fields)[] Reasons(Fix fix) =>
        [.. fix.Undecided.Select(undecided => (FixWords.Reason(undecided), undecided.Fields.ToArray()))];

    private static (string Text, string[] Fields)[] Changes(Fix fix) =>
    [
        .. fix.Changes.Select(change => (FixWords.Change(change), new[] { FixWords.Path(fix, change) })),
        .. fix.Conditions.Select(condition => condition.Condition).Distinct(StringComparer.Ordinal)
            .Select(condition => ($"changes nothing if {condition}", Array.Empty<string>())),
    ];
}
