using PspMigrate.Conversion;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Reports.Labels;

/// <summary>The forms of the labels.</summary>
public static class LabelForms
{
    /// <summary>The form that is for people: a line for each namespace and each workload.</summary>
    public const string Wide = "wide";

    /// <summary>Every form; the first is the default.</summary>
    public static ImmutableArray<ObjectForm<Plan>> All { get; } =
    [
        new("yaml", YamlPatches.Write), new("json", JsonPatches.Write), new("kubectl", KubectlCommands.Write),
        new("kustomize", Kustomization.Write), new("name", NamespaceNames.Write),
        new(Wide, plan => ReportForm.Table.Render(new PlanAnswer(plan))),
    ];
}
