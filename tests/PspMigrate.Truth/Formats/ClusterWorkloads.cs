using System.Text.Json;
using PspMigrate.Access;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Formats;

/// <summary>The workloads of a whole cluster: who admits them whoever creates their pods, and what becomes of these.</summary>
internal sealed class ClusterWorkloads(Inventory inventory, AccessIndex index)
{
    private const string Refusal = "unable to admit pod: [";

    /// <summary>The clusters were recorded on a v1.20 server as it comes.</summary>
    private static readonly ServerFeatures Features = ServerFeatures.Plain;

    private readonly Admissions _admissions = new(inventory, index, Features);

    private readonly Dictionary<(string, string, string), Workload> _workloads = inventory.Workloads
        .ToDictionary(workload => (workload.Namespace, workload.Kind, workload.Name));

    public void Compare(Tally tally, IEnumerable<JsonElement> recorded)
    {
        foreach (var answer in recorded)
        {
            var (space, kind, name) = (JsonLines.Text(answer, "namespace")!, JsonLines.Text(answer, "kind")!, JsonLines.Text(answer, "name")!);
            var question = $"{space} {kind}/{name}";
            if (_workloads.TryGetValue((space, kind, name), out var workload))
                Compare(tally, question, answer, workload);
            else
                tally.Compare(question, "a workload", "not found");
        }
    }

    private void Compare(Tally tally, string question, JsonElement answer, Workload workload)
    {
        // A neutral user's pod is a bare one.
        var bare = workload with { Kind = "Pod" };
        tally.Compare($"{question} account", JsonLines.Text(answer, "serviceAccount")!, workload.ServiceAccount);
        var admission = Of(bare);
        tally.Compare($"{question} by a neutral user", Recorded(answer), Ours(admission));
        if (admission.Decision.Policy is null && JsonLines.Text(answer, "error") is { } error)
            tally.Compare($"{question} reasons", "", Unexplained(error, admission));
        if (answer.GetProperty("allowed").GetBoolean() && admission.Decision.Allowed)
        {
            var before = _admissions.ApplyServerDefaults(bare);
            tally.Compare(
                $"{question} becomes",
                PodResult.Changed(StoredPods.Of(before, Features), JsonLines.Items(answer, "mutated")),
                PodResult.Changed(StoredPods.Of(before, Features), StoredPods.Of(admission.Decision.Pod, Features)));
        }

        if (JsonLines.Find(answer, "without_token_volume") is { } without)
        {
            tally.Compare($"{question} without the token", Recorded(without), Ours(Of(bare with
            {
                Template = bare.Template with { AutomountServiceAccountToken = false },
            })));
        }

        if (JsonLines.Find(answer, "created_by_its_controller") is { } made)
            ByController(tally, question, made, Of(workload));
        foreach (var alone in JsonLines.Find(answer, "each_psp_alone")?.EnumerateObject() ?? [])
            tally.Compare($"{question} {alone.Name} alone", alone.Value.GetString()!, Alone(alone.Name, _admissions.ApplyServerDefaults(bare)));
    }

    private Admission Of(Workload workload) => _admissions.Of(workload, _admissions.ShapeOf(workload));

    private static void ByController(Tally tally, string question, JsonElement recorded, Admission admission)
    {
        tally.Compare($"{question} creator", JsonLines.Text(recorded, "creator")!, Identity.UserOf("kube-system", admission.Controller ?? "?"));
        tally.Compare($"{question} by its controller", Recorded(recorded), Ours(admission));
        if (admission.Decision.Policy is null && JsonLines.Text(recorded, "error") is { } error)
            tally.Compare($"{question} reasons by its controller", "", Unexplained(error, admission));
    }

    private string Alone(string name, Pod arrived)
    {
        var decision = PolicyAdmission.Admit(inventory.Policies.Where(policy => string.Equals(policy.Name, name, StringComparison.Ordinal)), arrived, Features);
        return decision switch
        {
            { Policy: null } => "refused",
            { Allowed: false } => "invalid",
            // What the server would have stored anyway is no change.
            _ => PodResult.Changed(StoredPods.Of(arrived, Features), StoredPods.Of(decision.Pod, Features)).Length == 0 ? "unchanged" : "mutated",
        };
    }

    private static string Recorded(JsonElement answer) => answer.GetProperty("allowed").GetBoolean()
        ? JsonLines.Text(answer, "psp")!
        : answer.GetProperty("status").GetInt32().ToString();

    private static string Ours(Admission admission) => admission.Policy?.Name ?? (admission.Decision.Policy is null ? "403" : "422");

    /// <summary>What of a recorded error isn't among our reasons, and the reasons that it lacks; nothing when they are the same.</summary>
    /// <remarks>The server lists the reasons of several policies in no order, each reason once.</remarks>
    private static string Unexplained(string error, Admission admission)
    {
        var start = error.IndexOf(Refusal, StringComparison.Ordinal);
        if (start < 0)
            return error;
        var rest = error[(start + Refusal.Length)..^1];
        var reasons = admission.Decision.Refusals.SelectMany(refusal => refusal.Reasons).Select(reason => reason.ToString())
            .OrderByDescending(reason => reason.Length);
        foreach (var reason in reasons)
        {
            var at = rest.IndexOf(reason, StringComparison.Ordinal);
            if (at < 0)
                return $"lacks: {reason} in: {rest}";
            rest = rest.Remove(at, reason.Length);
        }

        return rest.Trim();
    }
}
