using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Writers;
using PspMigrate.Policies;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Formats;

/// <summary>Pods as a server stores them when no policy has a say: its own defaults, as far as we look at them.</summary>
public static class PolicyPods
{
    /// <summary>True for the pods that policies were tried on, false for the pods of the Standards.</summary>
    public static bool IsFor(TruthFile pods) =>
        JsonLines.Read(pods.Path).FirstOrDefault() is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("manifest", out _);

    /// <summary>The feature gates that a file was recorded with.</summary>
    public static ServerFeatures Features(TruthFile file) => file.WithGates ? ServerFeatures.Everything : ServerFeatures.Plain;

    public static Tally Compare(TruthFile file)
    {
        var features = Features(file);
        var tally = new Tally();
        foreach (var line in JsonLines.Read(file.Path))
        {
            var ours = StoredPods.Of(ServerPods.ApplyServerDefaults(JsonLines.Pod(line.GetProperty("manifest")), features), features);
            var isValid = ApiValidation.Problems(ours, features).IsEmpty;
            tally.Compare(
                JsonLines.Text(line, "pod")!,
                line.GetProperty("valid_without_psp").GetBoolean() ? Spell(Stored(line.GetProperty("as_admitted_without_psp"))) : "invalid",
                isValid ? Spell(ours) : "invalid");
        }

        return tally;
    }

    private static Pod Stored(JsonElement stored)
    {
        // Recorded without its metadata but for the annotations; generated names are masked in capitals.
        var wrapped =
            $$"""{"metadata": {"annotations": {{stored.GetProperty("annotations").GetRawText()}}}, "spec": {{stored.GetProperty("spec").GetRawText()}}}""";
        return PodReader.Read((MapNode)JsonTree.Parse("recorded", wrapped.Replace("-XXXXX", "-xxxxx", StringComparison.Ordinal)), []);
    }

    private static string Spell(Pod pod) => NodeText.Canonical(PodWriter.Write(pod with
    {
        Name = "",
        Namespace = null,
        MeshLabels = Maps.Empty,
        // The server fills in TCP, which no policy looks at.
        Containers = [.. pod.Containers.Select(WithoutProtocols)],
        InitContainers = [.. pod.InitContainers.Select(WithoutProtocols)],
    }));

    private static Container WithoutProtocols(Container container) =>
        container with { Ports = [.. container.Ports.Select(port => port with { Protocol = null })] };
}
