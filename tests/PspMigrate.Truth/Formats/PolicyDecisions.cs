using System.Text.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Truth.Formats;

/// <summary>Every policy alone against every pod: the verdict, the status, and what the policy changed.</summary>
/// <remarks>The policies and pods are in the files of the same name beside it.</remarks>
public static class PolicyDecisions
{
    public static Tally Compare(TruthFile file)
    {
        var features = PolicyPods.Features(file);
        var policies = JsonLines.Index(file.Beside("policies"), "psp")
            .ToDictionary(entry => entry.Key, entry => JsonLines.Policy(entry.Value.GetProperty("manifest")), StringComparer.Ordinal);
        var pods = JsonLines.Index(file.Beside("pods").Where(PolicyPods.IsFor), "pod")
            .ToDictionary(entry => entry.Key, entry => JsonLines.Pod(entry.Value.GetProperty("manifest")), StringComparer.Ordinal);
        var tally = new Tally();
        foreach (var line in JsonLines.Read(file.Path))
        {
            var (policyName, podName) = (JsonLines.Text(line, "psp")!, JsonLines.Text(line, "pod")!);
            if (policies.GetValueOrDefault(policyName) is { } policy && pods.TryGetValue(podName, out var pod))
                tally.Compare($"{policyName} {podName}", Recorded(line), Ours(policy, pod, features));
            else
                tally.Skip($"{policyName} or {podName} is in no file beside {file.Path}");
        }

        return tally;
    }

    private static string Ours(PodSecurityPolicy policy, Pod pod, ServerFeatures features)
    {
        var arrived = ServerPods.Arrive(pod, features);
        var decision = PolicyAdmission.Admit([policy], arrived, features);
        if (!decision.Allowed)
            return decision.Policy is null ? "403" : "422";
        // The recorded paths begin below metadata.
        var changes = PodChanges.Between(ServerPods.Store(arrived, features), ServerPods.Store(decision.Pod, features)).Select(change => Spell(
            change.Op,
            change.Path.StartsWith("/metadata", StringComparison.Ordinal) ? change.Path["/metadata".Length..] : change.Path,
            NodeText.Canonical(change.Value),
            NodeText.Canonical(change.Old)));
        return Allowed(changes);
    }

    private static string Recorded(JsonElement line) => line.GetProperty("allowed").GetBoolean()
        ? Allowed(JsonLines.Items(line, "mutated").Select(change => Spell(
            JsonLines.Text(change, "op")!,
            JsonLines.Text(change, "path")!,
            JsonLines.Canonical(JsonLines.Find(change, "value")),
            JsonLines.Canonical(JsonLines.Find(change, "old")))))
        : line.GetProperty("status").GetInt32().ToString();

    private static string Allowed(IEnumerable<string> changes) =>
        string.Join("\n      ", new[] { "allowed" }.Concat(changes.Order(StringComparer.Ordinal)));

    private static string Spell(string op, string path, string value, string old) => $"{path} {op} {value} (was {old})";
}
