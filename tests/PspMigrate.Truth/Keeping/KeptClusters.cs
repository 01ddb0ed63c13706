using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using PspMigrate.Access;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Writers;
using PspMigrate.Policies;
using PspMigrate.Truth.Formats;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Keeping;

/// <summary>Whole clusters kept at once: which pods get in, for whoever creates them, and what becomes of them by the policy that was chosen.</summary>
public static class KeptClusters
{
    private const string Seccomp = "seccomp.security.alpha.kubernetes.io/pod";

    /// <summary>facts/pod-security-policy.md, 14: a profile in the pod's field, and there it is today, made every policy a changing one.</summary>
    private const string ChosenByAnnotation = "chosen by another rule: the pod's seccomp profile was an annotation, which is a field today";

    private static readonly ServerFeatures Features = ServerFeatures.Plain;

    /// <param name="lab">Where they are tried.</param>
    /// <param name="file">The answers; the manifests are in cluster.yaml beside them.</param>
    /// <param name="scope">Who may use a policy.</param>
    public static Tally Compare(Lab lab, TruthFile file, KeepScope scope)
    {
        var answers = Clusters.Answers(file.Path);
        var inventory = Clusters.Inventory(TruthFile.ClusterBeside(file.Path));
        LabPolicies.Clear(lab);
        // What a namespace's labels say already doesn't matter here.
        var plan = Planner.Make(inventory, new() { Version = new(36), Enforce = new(IsAuto: false, Level.Privileged), Overwrite = true });
        foreach (var space in JsonLines.Strings(answers, "namespaces").Concat(inventory.Workloads.Select(workload => workload.Namespace))
            .Distinct(StringComparer.Ordinal))
            lab.Namespace(space);
        var kept = Keeper.Keep(plan, new() { Scope = scope });
        LabPolicies.Put(lab, "", kept.Objects);
        using var grants = scope == KeepScope.Grants ? new LabGrants(lab, inventory) : null;
        LabPolicies.Await(lab);
        return Ask(lab, answers, inventory, kept);
    }

    private static Tally Ask(Lab lab, JsonElement answers, Inventory inventory, Kept kept)
    {
        var admissions = new Admissions(inventory, AccessIndex.Build(inventory), Features);
        var workloads = inventory.Workloads.ToDictionary(workload => (workload.Namespace, workload.Kind, workload.Name));
        var found = new ConcurrentBag<(string Question, string Recorded, string Ours)>();
        var tally = new Tally();
        var open = JsonLines.Items(answers, "workloads").ToLookup(recorded => NotKept(kept, JsonLines.Text(recorded, "namespace")!) is not null);
        foreach (var recorded in open[true])
            tally.Skip(Name(recorded), NotKept(kept, JsonLines.Text(recorded, "namespace")!)!);
        Parallel.ForEach(open[false].ToArray(), recorded =>
        {
            var (space, kind, name) = (JsonLines.Text(recorded, "namespace")!, JsonLines.Text(recorded, "kind")!, JsonLines.Text(recorded, "name")!);
            var workload = workloads[(space, kind, name)];
            var question = Name(recorded);
            var pod = admissions.ApplyServerDefaults(workload with { Kind = "Pod" });
            found.Add(One($"{question} by a neutral user", recorded, pod, "neutral-user", Identity.Authenticated));
            var bare = pod;
            if (JsonLines.Find(recorded, "without_token_volume") is { } without)
            {
                bare = admissions.ApplyServerDefaults(
                    workload with { Kind = "Pod", Template = workload.Template with { AutomountServiceAccountToken = false } });
                found.Add(One($"{question} without the token by a neutral user", without, bare, "neutral-user", Identity.Authenticated));
            }

            if (JsonLines.Find(recorded, "created_by_its_controller") is not { } made)
                return;
            var creator = JsonLines.Text(made, "creator")!;
            string[] groups = [Identity.ServiceAccounts, Identity.ServiceAccountGroupPrefix + Controllers.Namespace, Identity.Authenticated];
            found.Add(One($"{question} by its controller", made, pod, creator, groups));

            (string, string, string) One(string asked, JsonElement answer, Pod arrived, string user, params string[] groups) =>
                (asked, Recorded(answer), Ours(lab, space, inventory, answer, arrived, user, groups));
        });
        foreach (var (question, recorded, ours) in found.OrderBy(answer => answer.Question, StringComparer.Ordinal))
        {
            if (ours is ChosenByAnnotation)
                tally.Skip(question, ours);
            else
                tally.Compare(question, recorded, ours);
        }

        return tally;
    }

    /// <summary>Why nothing is kept in a namespace, as the report says; null when it is.</summary>
    private static string? NotKept(Kept kept, string space)
    {
        // A cluster that locked itself out could start nothing.
        if (kept.Unreached.Contains(space, StringComparer.Ordinal))
            return "no policy reaches a namespace of the cluster's own";
        KeptRule[] rules = [.. kept.Rules.Where(rule => rule.Namespaces.Contains(space, StringComparer.Ordinal))];
        return rules.Length > 0 && rules.All(rule => rule.Reason is not null) ? rules[0].Reason : null;
    }

    private static string Name(JsonElement recorded) =>
        $"{JsonLines.Text(recorded, "namespace")} {JsonLines.Text(recorded, "kind")}/{JsonLines.Text(recorded, "name")}";

    // 422: the policy let it through, and the API refused what it had made of it.
    private static string Recorded(JsonElement answer) =>
        answer.GetProperty("allowed").GetBoolean() || answer.GetProperty("status").GetInt32() == 422 ? "admitted" : "refused";

    private static string Ours(Lab lab, string space, Inventory inventory, JsonElement answer, Pod arrived, string user, string[] groups)
    {
        var result = lab.Create(ModernPods.ToSend(Modern(Written(arrived), arrived)), space, user, groups);
        if (!result.IsAdmitted || JsonLines.Text(answer, "psp") is not { } chosen)
            return result.Verdict;
        var differences = PodTrees.Differences(Comparable(Modern(Expected(inventory, answer, chosen, arrived), arrived)), Comparable(new()
        {
            ["annotations"] = Node(JsonLines.Find(result.Body, "metadata", "annotations")),
            ["spec"] = Node(result.Body.GetProperty("spec")),
        }));
        if (differences.Length == 0)
            return "admitted";
        return arrived.SecurityContext?.SeccompProfile is null && arrived.Annotations.ContainsKey(Seccomp)
            ? ChosenByAnnotation
            : $"admitted, with {differences} (by {chosen})";
    }

    /// <summary>
    /// The recorded result; for a controller's pods only the policy is recorded, and what it alone makes of the pod is told by the decisions.
    /// </summary>
    private static JsonObject Expected(Inventory inventory, JsonElement answer, string chosen, Pod arrived)
    {
        if (!answer.TryGetProperty("mutated", out var steps))
            return Written(
                PolicyAdmission.Admit(inventory.Policies.Where(policy => string.Equals(policy.Name, chosen, StringComparison.Ordinal)), arrived, Features).Pod);
        var pod = Written(arrived);
        foreach (var step in steps.EnumerateArray())
        {
            if (!PodResult.Apply(pod, step))
                throw new TruthException($"the recorded step can't be done: {step}");
        }

        return pod;
    }

    private static JsonObject Written(Pod pod) => PodResult.Tree(StoredPods.Of(pod, Features));

    private static JsonObject Modern(JsonObject pod, Pod arrived) =>
        ModernPods.Of(pod, JsonNode.Parse(NodeText.Canonical(PodWriter.Spec(arrived)))!.AsObject());

    /// <summary>What policies look at, in a form that doesn't depend on who wrote it.</summary>
    private static JsonObject Comparable(JsonObject pod)
    {
        using var document = JsonDocument.Parse(ModernPods.ToSend(pod).ToJsonString());
        return PodResult.Tree(JsonLines.Pod(document.RootElement));
    }

    private static JsonNode? Node(JsonElement? value) => value is { } json ? JsonNode.Parse(json.GetRawText()) : null;
}
