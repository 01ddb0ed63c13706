using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Raising;
using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Raising;

/// <summary>Namespace by namespace: the fixes that carry it further, and what is to be decided before it can go on.</summary>
/// <param name="places">Where fields stand.</param>
/// <param name="style">How much of long lists.</param>
internal sealed class RaiseDetails(FieldPlaces places, Style style)
{
    public IEnumerable<Block> Of(IReadOnlyCollection<NamespaceRaise> all)
    {
        var told = all.Where(item => !item.Fixes.IsEmpty || !item.KeptBy.IsEmpty).ToArray();
        if (told.Length == 0)
            yield break;
        yield return new Heading("What carries them further, and what keeps them");
        foreach (var item in told.Take(style.Rows))
        {
            yield return new Subheading(Title(item));
            yield return new Verdicts([.. Judged(item.Fixes, "FIX", Tone.Respell, Changes), .. Judged(item.KeptBy, "DECIDE", Tone.Tightened, Reasons)]);
        }

        if (told.Length > style.Rows)
        {
            yield return new Paragraph(
                $"And {Phrase.Count("namespace", told.Length - style.Rows)} more: -n NAMESPACE shows one of them, -o json has them all.");
        }
    }

    private static string Title(NamespaceRaise item)
    {
        var reached = RaiseWords.Reached(item)!.Value;
        string[] parts =
        [
            .. item.AfterFixes is { } level ? [$"{level.Name()} after fixes that change nothing"] : Array.Empty<string>(),
            .. item.KeptBy.IsEmpty ? Array.Empty<string>() : [$"kept from {(reached + 1).Name()}"],
        ];
        return $"{item.Plan.Name}: {string.Join("; ", parts)}";
    }

    /// <summary>Workloads with the same answer together.</summary>
    private IEnumerable<Judged> Judged(ImmutableArray<Fix> fixes, string word, Tone tone, Func<Fix, IEnumerable<(string Text, string[] Fields)>> say) =>
        fixes.GroupBy(fix => string.Join('\n', say(fix).Select(line => line.Text)), StringComparer.Ordinal)
            .Select(same => new Judged(
                word,
                tone,
                Phrase.List([.. same.Select(RaiseWords.Name)], style.Names),
                [.. say(same.First()).SelectMany((line, index) => (string[])[line.Text, .. Where([.. same], fix => say(fix).ElementAt(index).Fields)])]));

    private string[] Where(Fix[] fixes, Func<Fix, string[]> fieldsOf)
    {
        string[] lines =
        [
            .. from fix in fixes
            from field in fieldsOf(fix)
            select $"  {(fixes.Length == 1 ? "" : RaiseWords.Name(fix) + ": ")}{field}{Place(fix, field)}",
        ];
        return lines.Length <= style.Values ? lines : [.. lines.Take(style.Values), $"  and {lines.Length - style.Values} more"];
    }

    /// <summary>An object of a cluster has no place that its name doesn't say.</summary>
    private string Place(Fix fix, string field) => fix.Workload.At.IsLive ? "" : $" ({style.Place(places.Of(fix.Workload.At, field))})";

    private static IEnumerable<(string Text, string[] Fields)> Reasons(Fix fix) =>
        fix.Undecided.Select(undecided => (RaiseWords.Reason(undecided), undecided.Fields.ToArray()));

    private static IEnumerable<(string Text, string[] Fields)> Changes(Fix fix) =>
    [
        .. fix.Changes.Select(change => (RaiseWords.Change(change), new[] { RaiseWords.Path(fix, change) })),
        .. fix.Conditions.Select(condition => condition.Condition).Distinct(StringComparer.Ordinal)
            .Select(condition => ($"changes nothing if {condition}", Array.Empty<string>())),
    ];
}
