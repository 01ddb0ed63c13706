using System.Text.Json;
using System.Text.Json.Nodes;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Formats;

namespace PspMigrate.Truth.Keeping;

/// <summary>A recorded pod, as it is sent to a server of today.</summary>
internal sealed class SentPod
{
    private readonly JsonObject _manifest;
    private readonly JsonObject _stored;

    public SentPod(JsonElement recorded)
    {
        _manifest = Node(recorded.GetProperty("manifest"));
        // One that isn't valid was stored by nobody.
        _stored = JsonLines.Find(recorded, "as_admitted_without_psp", "spec") is null
            ? new() { ["annotations"] = _manifest["metadata"]!["annotations"]?.DeepClone() ?? new JsonObject(), ["spec"] = _manifest["spec"]!.DeepClone() }
            : Node(recorded.GetProperty("as_admitted_without_psp"));
        Sent = ModernPods.Of(_stored, _manifest["spec"]!.AsObject());
    }

    public JsonObject Sent { get; }

    public JsonNode? Labels => _manifest["metadata"]!["labels"];

    public JsonObject ToSend() => ModernPods.ToSend(Sent, Labels);

    public Pod Read()
    {
        using var document = JsonDocument.Parse(ToSend().ToJsonString());
        return JsonLines.Pod(document.RootElement);
    }

    /// <summary>What became of it otherwise than recorded.</summary>
    public string Differences(JsonElement line, JsonElement result)
    {
        var stored = _stored.DeepClone().AsObject();
        foreach (var step in JsonLines.Items(line, "mutated"))
        {
            if (!PodResult.Apply(stored, step))
                return $", but the recorded step can't be done: {step}";
        }

        var expected = ModernPods.Of(stored, _manifest["spec"]!.AsObject());
        var actual = new JsonObject
        {
            ["annotations"] = JsonLines.Find(result, "metadata", "annotations") is { } annotations ? Node(annotations) : null,
            ["spec"] = Node(result.GetProperty("spec")),
        };
        if (expected["annotations"] is JsonObject { Count: 0 })
            expected["annotations"] = null;
        return PodTrees.Differences(expected, actual) is { Length: > 0 } differences ? $", with {differences}" : "";
    }

    private static JsonObject Node(JsonElement value) => JsonNode.Parse(value.GetRawText())!.AsObject();
}
