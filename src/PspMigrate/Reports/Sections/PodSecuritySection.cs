namespace PspMigrate.Reports.Sections;

/// <summary>What is odd about the labels that are there already, and about the configuration of Pod Security.</summary>
internal static class PodSecuritySection
{
    public static IEnumerable<Block> Of(Plan plan, Style style) => plan.PodSecurityFindings is not { IsEmpty: false } findings ? [] :
    [
        new Heading("Labels and exemptions of Pod Security"),
        Items.First(
            findings.Select(finding => new Item(finding.Message, Tone.Warning, finding.Detail) { Place = style.Place(finding.At) }),
            findings.Length, style.Entries, Tone.Warning),
    ];
}
