using System.Collections.Immutable;
using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Json;
using PspMigrate.Reports.Status;

namespace PspMigrate.Reports;

/// <summary>Where each namespace stands, for programs.</summary>
public static class StatusJson
{
    public static string Write(Plan plan, ImmutableArray<NamespaceStage> stages) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("apiVersion", "pspmigrate/v1");
        json.WriteString("kind", "Status");
        json.Objects("namespaces", stages, stage => WriteStage(json, stage));
        json.WriteStartArray("nextSteps");
        foreach (var step in NextSteps.Of(stages, plan.PolicyState))
            json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(step.ToString()));
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteStage(Utf8JsonWriter json, NamespaceStage stage)
    {
        json.WriteString("name", stage.Plan.Name);
        json.Word("stage", stage.Stage);
        json.WriteString("enforced", stage.Plan.Now.Policy.Enforce.ToString());
        if (stage.Plan.Level is { } level)
            json.Word("planned", level);
        else
            json.WriteNull("planned");
        json.WriteNumber("workloads", stage.Plan.Workloads.Count);
        json.WriteNumber("refused", StageWords.Refused(stage));
        json.Word("blockedBy", stage.Block);
    }
}
