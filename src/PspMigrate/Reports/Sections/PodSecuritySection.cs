using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Sections;

/// <summary>What is odd about the labels that are there already, and about the configuration of Pod Security.</summary>
internal static class PodSecuritySection
{
    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        var findings = plan.PodSecurityFindings;
        if (findings.IsEmpty)
            yield break;
        yield return new Heading("Labels and exemptions of Pod Security");
        yield return Items.First(
            findings.Select(finding => new Item(finding.Message, Tone.Warning, finding.Detail) { Place = style.Place(finding.At) }),
            findings.Length, style.Entries, Tone.Warning);
    }
}
