using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Json;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports;

/// <summary>A plan: which labels, and what changes by them.</summary>
public sealed class PlanAnswer(Plan plan) : Answer
{
    /// <summary>The version of the schema that the JSON keeps to.</summary>
    /// <value>1, or 2 (the default), which says sets as data, too.</value>
    public int Schema { get; init; } = 2;

    internal override string Title => plan.Policies.IsEmpty ? "Pod Security labels" : "From PodSecurityPolicy to Pod Security labels";

    internal override IEnumerable<Block> Blocks(Style style) => AllSections.Of(plan, Invocation, StyleFor(plan, style));

    internal override void WriteData(Utf8JsonWriter json) => PlanJson.Write(json, plan, Schema);

    /// <summary>The style with places named by as much of their paths as tells the plan's files apart, where it wants that.</summary>
    internal static Style StyleFor(Plan plan, Style style) => style.ShortensPlaces ? style with { Place = Places.Short(plan) } : style;
}
