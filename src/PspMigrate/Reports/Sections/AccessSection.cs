namespace PspMigrate.Reports.Sections;

/// <summary>What is odd about the grants, kind by kind.</summary>
internal static class AccessSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        if (plan.AccessFindings.IsEmpty)
            yield break;
        yield return new Heading("Who may use policies");
        foreach (var kind in plan.AccessFindings.GroupBy(finding => finding.Kind))
        {
            var left = style.Entries;
            foreach (var same in kind.GroupBy(finding => finding.Detail, StringComparer.Ordinal).TakeWhile(_ => left > 0))
            {
                AccessFinding[] shown = [.. same.Take(left)];
                left -= shown.Length;
                var more = left == 0 && kind.Count() > style.Entries ? $", and {kind.Count() - style.Entries} more of this kind" : "";
                yield return new Items([.. shown.Select((finding, i) => i < shown.Length - 1
                    ? Say(finding, style)
                    : Say(finding, style) with { After = more, Detail = same.Key })]);
            }
        }
    }

    private static Item Say(AccessFinding finding, Style style) => new(finding.Message, Tone.Warning) { Place = style.Place(finding.At) };
}
