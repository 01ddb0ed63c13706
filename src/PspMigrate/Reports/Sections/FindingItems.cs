namespace PspMigrate.Reports.Sections;

/// <summary>The lines of a comparison as a list: what changes one by one, then what never held, and what is no longer filled in.</summary>
internal static class FindingItems
{
    /// <summary>What the words mean by which every form tells differences; it stands where they first occur.</summary>
    public static readonly Items Legend = new(
    [
        new("the policy refused it, but the level lets it in", Tone.Lost),
        new("the policy let it in, but the level refuses it", Tone.Tightened),
        new("the level takes what pods do, but their manifests have to say it", Tone.Respell),
        new("the policy set it where pods left it out; nothing will", Tone.Default),
        new("another policy already let it in, so nothing is lost", Tone.NeverHeld),
    ]);

    /// <param name="places">The words for a line's place.</param>
    public static ImmutableArray<Item> Of(IReadOnlyCollection<FindingLine> lines, Func<FindingLine, string> places) =>
    [
        .. lines.Where(line => line.Kind != FindingKind.Default && !line.IsNeverHeld)
            .OrderBy(line => line.Kind)
            .Select(line => new Item(line.Before, line.Tone) { Place = places(line), After = line.After }),
        .. lines.Where(line => line.IsNeverHeld).GroupBy(line => line.Admitting, StringComparer.Ordinal).Select(same => new Item(
            $"{string.Join(", ", same.Select(line => $"{line.Control} ({places(line)})"))}; the same accounts may use {same.Key} there, which "
                + "admits what these rules refuse",
            Tone.NeverHeld)),
        .. lines.Where(line => line.Kind == FindingKind.Default).GroupBy(line => (line.Tone, line.After)).OrderBy(same => same.Key.Tone)
            .Select(same => new Item(string.Join("; ", same.Select(line => $"{line.Before} ({places(line)})")) + same.Key.After, same.Key.Tone)),
    ];
}
