using System.Text.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Formats;

/// <summary>Selections that name their policies and their pod, which stand in files beside them, whatever these are called.</summary>
/// <param name="file">The file of the selections.</param>
internal sealed class ReferringSelection(TruthFile file)
{
    private static readonly string[] Lists = ["usable", "psps", "policies", "setup"];

    private readonly ServerFeatures _features = PolicyPods.Features(file);

    private readonly Lazy<Dictionary<string, JsonElement>> _policies = new(() => JsonLines.Index(file.AllBeside("policies"), "psp"));

    private readonly Lazy<Dictionary<string, JsonElement>> _pods = new(() => JsonLines.Index(file.AllBeside("pods").Where(PolicyPods.IsFor), "pod"));

    /// <summary>True for a line that names its pod.</summary>
    public static bool Refers(JsonElement line) => JsonLines.Find(line, "pod") is { ValueKind: JsonValueKind.String };

    public void Compare(Tally tally, JsonElement line)
    {
        var names = Lists.Select(list => JsonLines.Find(line, list)).FirstOrDefault(list => list is { ValueKind: JsonValueKind.Array });
        var (pod, asked) = (JsonLines.Text(line, "pod")!, names?.EnumerateArray().Select(Name).ToArray() ?? []);
        var question = JsonLines.Text(line, "case") ?? $"{string.Join(' ', asked)} {pod}";
        if (!_pods.Value.TryGetValue(pod, out var found) || !asked.All(_policies.Value.ContainsKey))
        {
            tally.Skip(question, $"its pod or policies are in no file beside {file.Path}");
            return;
        }

        var policies = asked.Select(name => JsonLines.Policy(_policies.Value[name].GetProperty("manifest"))).OfType<PodSecurityPolicy>();
        var arrived = ServerPods.ApplyServerDefaults(JsonLines.Pod(found.GetProperty("manifest")), _features);
        var decision = PolicyAdmission.Admit(policies, arrived, _features);
        tally.Compare(question, Recorded(line), decision.Allowed ? decision.Policy! : decision.Policy is null ? "403" : "422");
        if (decision.Allowed && JsonLines.Find(line, "mutated") is not null)
        {
            var before = StoredPods.Of(arrived, _features);
            tally.Compare($"{question} becomes", PodResult.Changed(before, JsonLines.Items(line, "mutated")),
                PodResult.Changed(before, StoredPods.Of(decision.Pod, _features)));
        }
    }

    private static string Recorded(JsonElement line) => line.GetProperty("allowed").GetBoolean()
        ? JsonLines.Text(line, "psp")!
        : line.GetProperty("status").GetInt32().ToString();

    private static string Name(JsonElement item) => item.ValueKind == JsonValueKind.String ? item.GetString()! : JsonLines.Text(item, "metadata", "name")!;
}
