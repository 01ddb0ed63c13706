using PspMigrate.Conversion;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Sections;

/// <summary>The whole report, section by section.</summary>
internal static class AllSections
{
    public static IEnumerable<Block> Of(Plan plan, ListLimits limits) =>
    [
        .. Headline.Of(plan),
        .. NamespacesSection.Of(plan, limits),
        .. DifferencesSection.Of(plan, limits),
        .. BlockersSection.Of(plan, limits),
        .. WorkloadsSection.Of(plan, limits),
        .. AccessSection.Of(plan, limits),
        .. NotesSection.Of(plan, limits),
        .. NextStepsSection.Of(plan),
    ];
}
