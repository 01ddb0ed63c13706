using System.Text.Json.Nodes;

namespace PspMigrate.Truth.Keeping;

/// <summary>Pods of a v1.20 server, { annotations, spec }, as a server of today holds the same wishes.</summary>
/// <remarks>Profiles are fields: seccomp from v1.19, AppArmor from v1.30; their annotations say nothing any more.</remarks>
internal static class ModernPods
{
    private const string PodSeccomp = "seccomp.security.alpha.kubernetes.io/pod";
    private const string ContainerSeccomp = "container.seccomp.security.alpha.kubernetes.io/";
    private const string AppArmor = "container.apparmor.security.beta.kubernetes.io/";
    private const string ByPolicy = "kubernetes.io/psp";

    private static readonly string[] Lists = ["containers", "initContainers", "ephemeralContainers"];

    /// <param name="recorded">The pod as it was stored.</param>
    /// <param name="sent">The spec that was sent: v1.20 drops procMount without its gate.</param>
    public static JsonObject Of(JsonObject recorded, JsonObject? sent)
    {
        var pod = recorded.DeepClone().AsObject();
        var annotations = pod["annotations"] as JsonObject ?? [];
        var spec = pod["spec"]!.AsObject();
        if (Profile(annotations, PodSeccomp) is { } ofPod)
            Default(Context(spec), "seccompProfile", ofPod);
        foreach (var container in Lists.SelectMany(list => Maps(spec, list)))
        {
            var name = container["name"]!.GetValue<string>();
            if (Profile(annotations, ContainerSeccomp + name) is { } seccomp)
                Default(Context(container), "seccompProfile", seccomp);
            if (Profile(annotations, AppArmor + name) is { } appArmor)
                Default(Context(container), "appArmorProfile", appArmor);
            if (ProcMount(sent, name) is { } procMount)
                Context(container)["procMount"] = procMount;
        }

        pod["annotations"] =
            new JsonObject(annotations.Where(entry => !IsGone(entry.Key)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        return pod;
    }

    /// <summary>The same pod to send to a server.</summary>
    public static JsonObject ToSend(JsonObject pod, JsonNode? labels = null) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Pod",
        ["metadata"] = new JsonObject { ["name"] = "x", ["annotations"] = pod["annotations"]?.DeepClone(), ["labels"] = labels?.DeepClone() },
        ["spec"] = pod["spec"]!.DeepClone(),
    };

    private static bool IsGone(string key) => key is PodSeccomp or ByPolicy
        || key.StartsWith(ContainerSeccomp, StringComparison.Ordinal) || key.StartsWith(AppArmor, StringComparison.Ordinal);

    private static string? ProcMount(JsonObject? sent, string container) => sent is null ? null : Lists.SelectMany(list => Maps(sent, list))
        .FirstOrDefault(item => string.Equals(item["name"]?.GetValue<string>(), container, StringComparison.Ordinal))?["securityContext"]?["procMount"]
            ?.GetValue<string>();

    private static JsonObject? Profile(JsonObject annotations, string key) => annotations[key]?.GetValue<string>() switch
    {
        "runtime/default" or "docker/default" => new() { ["type"] = "RuntimeDefault" },
        "unconfined" => new() { ["type"] = "Unconfined" },
        { } name when name.StartsWith("localhost/", StringComparison.Ordinal) =>
            new() { ["type"] = "Localhost", ["localhostProfile"] = name["localhost/".Length..] },
        _ => null,
    };

    private static JsonObject Context(JsonObject owner)
    {
        if (owner["securityContext"] is not JsonObject)
            owner["securityContext"] = new JsonObject();
        return owner["securityContext"]!.AsObject();
    }

    private static void Default(JsonObject context, string key, JsonObject value)
    {
        if (context[key] is null)
            context[key] = value;
    }

    private static IEnumerable<JsonObject> Maps(JsonObject spec, string list) => (spec[list] as JsonArray ?? []).OfType<JsonObject>();
}
