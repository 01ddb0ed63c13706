using PspMigrate.Reports.Html;
using PspMigrate.Reports.Json;
using PspMigrate.Reports.Rows;
using PspMigrate.Reports.Screen;
using PspMigrate.Reports.Sarif;

namespace PspMigrate.Reports;

/// <summary>A plan: which labels, and what changes by them.</summary>
public sealed class PlanAnswer(Plan plan) : Answer
{
    /// <summary>Workloads and grants that a page holds for tools; each takes half a kilobyte.</summary>
    private const int MostParts = 2000;

    /// <summary>The version of the schema that the JSON keeps to.</summary>
    /// <value>1, or 2 (the default), which says sets as data, too.</value>
    public int Schema { get; init; } = 2;

    public override string Title => plan.Policies.IsEmpty ? "Pod Security labels" : "From PodSecurityPolicy to Pod Security labels";

    /// <summary>Section by section: what to decide and to do, then what it follows from.</summary>
    internal override IEnumerable<Block> Blocks(Style style)
    {
        style = style.For(plan);
        return
        [
            .. HeadlineSection.Of(plan),
            .. new InfluenceSection(plan, Invocation, style).Blocks(),
            .. NamespacesSection.Of(plan, style),
            .. TotalsSection.Of(plan),
            .. WorkloadsSection.Of(plan, style),
            .. AccessSection.Of(plan, style),
            .. PodSecuritySection.Of(plan, style),
            .. NextStepsSection.Of(plan, Invocation),
            .. KeptSection.Of(plan, style),
            .. DifferencesSection.Of(plan, style),
            .. BlockersSection.Of(plan, style),
            .. NotesSection.Of(plan, style),
        ];
    }

    internal override IEnumerable<Block> FirstScreen(Style style) => new FirstScreen(plan, Invocation, style.For(plan)).Blocks();

    internal override IEnumerable<Table> Rows() => PlanTables.Of(plan);

    internal override void WritePage(HtmlPage page, Style style) => PlanPage.Write(page, plan, Invocation, style.For(plan));

    /// <summary>Large plans are told to tools without what there is of every workload and grant.</summary>
    internal override EmbeddedData ForPages()
    {
        var isPart = plan.Namespaces.Sum(item => item.Workloads.States.Length + item.Grants.Length) > MostParts;
        return new(json => PlanJson.Write(json, plan, Schema, isPart), isPart);
    }

    internal override IEnumerable<CodeResult> Results() => PlanResults.Of(plan);

    internal override void WriteData(Utf8JsonWriter json) => PlanJson.Write(json, plan, Schema);
}
