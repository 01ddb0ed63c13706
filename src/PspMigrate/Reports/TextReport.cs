using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports;

/// <summary>The report for a terminal: what a reader can take in and act on, with long lists cut short.</summary>
public static class TextReport
{
    /// <param name="plan">What to tell.</param>
    /// <param name="ink">Colours, or none.</param>
    /// <param name="width">Columns to fill at most; only words that are longer go beyond.</param>
    public static string Write(Plan plan, Ink ink, int width) =>
        new TextRenderer(ink, width).Render(AllSections.Of(plan, new Style(Values: 4, Names: 3, Entries: 4, Rows: 20, Places.Short(plan))));
}
