using System.Text.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth.Server;

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
                tally.Compare($"{policyName} {podName}", Recorded(line, pod, features), Ours(policy, pod, features));
            else
                tally.Skip($"{policyName} {podName}", $"the policy or the pod is in no file beside {file.Path}");
        }

        return tally;
    }

    private static string Ours(PodSecurityPolicy policy, Pod pod, ServerFeatures features)
    {
        var arrived = ServerPods.ApplyServerDefaults(pod, features);
        var decision = PolicyAdmission.Admit([policy], arrived, features);
        if (!decision.Allowed)
            return decision.Policy is null ? "403" : "422";
        return $"allowed {PodResult.Changed(StoredPods.Of(arrived, features), StoredPods.Of(decision.Pod, features))}";
    }

    private static string Recorded(JsonElement line, Pod pod, ServerFeatures features) => line.GetProperty("allowed").GetBoolean()
        ? $"allowed {PodResult.Changed(StoredPods.Of(ServerPods.ApplyServerDefaults(pod, features), features), JsonLines.Items(line, "mutated"))}"
        : line.GetProperty("status").GetInt32().ToString();
}
