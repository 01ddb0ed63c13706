using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

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
                var shown = same.Take(left).Select(finding => $"{finding.Message} ({style.Place(finding.At)})").ToArray();
                left -= shown.Length;
                var isLast = left == 0 && kind.Count() > style.Entries;
                if (isLast)
                    shown[^1] = $"{shown[^1]}, and {kind.Count() - style.Entries} more of this kind";
                yield return new Items([.. shown.Select((message, i) => new Item(message, Tone.Warning, i == shown.Length - 1 ? same.Key : null))]);
            }
        }
    }
}
