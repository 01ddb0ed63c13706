using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Sections;

/// <summary>The whole report, section by section: what to decide and to do, then what it follows from.</summary>
internal static class AllSections
{
    public static IEnumerable<Block> Of(Plan plan, Invocation invocation, Style style) =>
    [
        .. HeadlineSection.Of(plan),
        .. new InfluenceSection(plan, invocation, style).Blocks(),
        .. NamespacesSection.Of(plan, style),
        .. TotalsSection.Of(plan),
        .. WorkloadsSection.Of(plan, style),
        .. AccessSection.Of(plan, style),
        .. PodSecuritySection.Of(plan, style),
        .. NextStepsSection.Of(plan, invocation),
        .. KeptSection.Of(plan, style),
        .. DifferencesSection.Of(plan, style),
        .. BlockersSection.Of(plan, style),
        .. NotesSection.Of(plan, style),
    ];
}
