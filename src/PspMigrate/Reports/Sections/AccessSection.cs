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
            foreach (var same in kind.GroupBy(finding => finding.Detail, StringComparer.Ordinal))
            {
                var messages = same.Select(finding => $"{finding.Message} ({style.Place(finding.At)})").ToArray();
                var shown = messages.Length > style.Entries
                    ? [.. messages.Take(style.Entries - 1), $"and {messages.Length - style.Entries + 1} more of this kind"]
                    : messages;
                yield return new Items([.. shown.Select((message, i) => new Item(message, Tone.Warning, i == shown.Length - 1 ? same.Key : null))]);
            }
        }
    }
}
