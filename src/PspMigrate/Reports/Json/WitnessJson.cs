using System.Text.Json.Nodes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Reports.Json;

/// <summary>The witness of a finding in the JSON report.</summary>
internal static class WitnessJson
{
    /// <summary><c>"witness"</c>: the pod, its respelled twin, and the answers; null for defaults.</summary>
    public static void Write(Utf8JsonWriter json, Witness? witness) => json.Object("witness", witness, shown =>
    {
        Pod(json, "pod", shown.Pod);
        Pod(json, "respelled", shown.Twin);
        json.Strings("policyRefuses", shown.Refusals.Select(refusal => refusal.ToString()));
        json.WriteString("levelRefuses", shown.Verdict.Allowed ? null : shown.Verdict.Detail);
        json.Strings("needs", shown.Needs);
        json.WriteString("obstacle", shown.Obstacle);
    });

    private static void Pod(Utf8JsonWriter json, string name, Pod? pod)
    {
        json.WritePropertyName(name);
        if (pod is null)
            json.WriteNullValue();
        else
            JsonNode.Parse(NodeText.Flow(PodWriter.Write(pod), FlowStyle.Tight))!.WriteTo(json);
    }
}
