using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Status;

/// <summary>Where each namespace stands, for programs.</summary>
internal static class StatusJson
{
    public static void Write(Utf8JsonWriter json, Plan plan, ImmutableArray<NamespaceStage> stages, ImmutableArray<StatusStep> left)
    {
        json.Kind("Status");
        json.Objects("namespaces", stages, stage =>
        {
            json.WriteString("name", stage.Plan.Name);
            json.Word("stage", stage.Stage);
            json.WriteString("enforced", stage.Plan.Now.Policy.Enforce.ToString());
            json.Text("planned", stage.Plan.Level is null ? null : StageWords.Planned(stage));
            json.WriteNumber("workloads", stage.Plan.Workloads.Count);
            json.WriteNumber("refused", StageWords.Refused(stage));
            json.Word("blockedBy", stage.Block);
        });
        json.Objects("drift", DriftSection.Grouped(plan, Drift.Of(plan)), group =>
        {
            json.Word("kind", group.Kind);
            json.WriteString("text", group.Text);
            json.Strings("namespaces", group.Namespaces);
        });
        json.Objects("alsoEnforced", plan.OtherGuards, guard =>
        {
            json.Named(guard.Kind, guard.Name, guard.Namespace, guard.At);
        });
        json.Objects("mayLowerLevels", LabellersSection.Grouped(plan), group =>
        {
            json.Strings("namespaces", group.Namespaces.IsEmpty ? null : group.Namespaces);
            json.Strings("subjects", group.Subjects);
        });
        json.Objects("nextSteps", left, step =>
        {
            json.Word("step", step.Step);
            json.WriteString("text", step.Text);
            json.Strings("commands", step.Commands);
        });
    }
}
