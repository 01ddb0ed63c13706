using System.Text.Json.Nodes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Reports.Json;

/// <summary>The witness of a finding in the JSON report.</summary>
internal static class WitnessJson
{
    /// <summary><c>"witness"</c>: the pod, its respelled twin, and the answers; null for defaults.</summary>
    public static void Write(Utf8JsonWriter json, Witness? witness)
    {
        json.WritePropertyName("witness");
        if (witness is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        Pod(json, "pod", witness.Pod);
        Pod(json, "respelled", witness.Twin);
        json.Strings("policyRefuses", witness.Refusals.Select(refusal => refusal.ToString()));
        json.Text("levelRefuses", witness.Verdict.Allowed ? null : witness.Verdict.Detail);
        json.Strings("needs", witness.Needs);
        json.Text("obstacle", witness.Obstacle);
        json.WriteEndObject();
    }

    private static void Pod(Utf8JsonWriter json, string name, Pod? pod)
    {
        json.WritePropertyName(name);
        if (pod is null)
            json.WriteNullValue();
        else
            JsonNode.Parse(NodeText.Flow(PodWriter.Write(pod), FlowStyle.Tight))!.WriteTo(json);
    }
}
