using System.Collections.Immutable;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;
using PspMigrate.Reports.Status;

namespace PspMigrate.Reports;

/// <summary>Where each namespace stands, as text or as GitHub Markdown.</summary>
public static class StatusReport
{
    /// <param name="plan">What is planned.</param>
    /// <param name="stages">Where its namespaces stand.</param>
    /// <param name="invocation">How the user calls the command.</param>
    /// <param name="isRepository">Whether labels go into manifests under version control rather than straight to a cluster.</param>
    /// <param name="ink">Colours, or none.</param>
    /// <param name="width">Columns to fill at most; only words that are longer go beyond.</param>
    public static string Text(Plan plan, ImmutableArray<NamespaceStage> stages, Invocation invocation, bool isRepository, Ink ink, int width) =>
        new TextRenderer(ink, width).Render(StatusBlocks.Of(plan, stages, new(invocation, isRepository), new Style(Values: 4, Names: 3, Entries: 4, Rows: 20, Places.Short(plan))));

    /// <inheritdoc cref="Text"/>
    public static string Markdown(Plan plan, ImmutableArray<NamespaceStage> stages, Invocation invocation, bool isRepository) =>
        new MarkdownRenderer().Render("Where the namespaces stand", StatusBlocks.Of(plan, stages, new(invocation, isRepository), new Style(Values: 40, Names: 20, Entries: 50, Rows: 100, Phrase.Place)));
}
