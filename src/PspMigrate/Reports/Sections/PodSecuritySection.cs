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
        var shown = findings.Take(style.Entries).Select(finding => new Item(finding.Message, Tone.Warning, finding.Detail) { Place = style.Place(finding.At) });
        yield return new Items(findings.Length <= style.Entries
            ? [.. shown]
            : [.. shown, new Item($"and {findings.Length - style.Entries} more (--report json has them all)", Tone.Warning)]);
    }
}
