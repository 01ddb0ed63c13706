using System.Collections.Concurrent;
using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;
using PspMigrate.Truth.Formats;

namespace PspMigrate.Truth.Keeping;

/// <summary>Every recorded policy kept alone in a namespace of its own, against every recorded pod: the verdict and the resulting pod.</summary>
/// <remarks>A pod is refused where the kept policies refuse it, or where the level of the namespace refuses what they make of it.</remarks>
public static class KeptDecisions
{
    private const string Stricter = "refused by the level, as the report says: ";

    private static readonly KubernetesVersion Version = new(36);

    /// <param name="lab">Where they are tried.</param>
    /// <param name="file">The decisions; the policies and pods are in the files of the same name beside it.</param>
    /// <param name="enforce">The level that namespaces enforce.</param>
    public static Tally Compare(Lab lab, TruthFile file, ModeChoice enforce)
    {
        var policies = JsonLines.Index(file.Beside("policies"), "psp").Where(entry => entry.Value.GetProperty("accepted").GetBoolean())
            .Select((entry, i) => (entry.Key, Space: new Space($"{(file.WithGates ? "g" : "n")}-{i}", entry.Value.GetProperty("as_stored"), enforce)))
            // Whatever fits no stricter level is the same as with privileged.
            .Where(entry => !enforce.IsAuto || entry.Space.At.Level > Level.Privileged)
            .ToDictionary(entry => entry.Key, entry => entry.Space, StringComparer.Ordinal);
        var pods = JsonLines
            .Index(file.Beside("pods").Where(PolicyPods.IsFor), "pod")
            .ToDictionary(entry => entry.Key, entry => new SentPod(entry.Value), StringComparer.Ordinal);
        LabPolicies.Clear(lab);
        Parallel.ForEach(policies.Values, space => space.Put(lab));
        LabPolicies.Await(lab);
        var answers = new ConcurrentBag<(string Question, string Recorded, string Ours)>();
        Parallel.ForEach(JsonLines.Read(file.Path).Where(line => policies.ContainsKey(JsonLines.Text(line, "psp")!)).ToArray(), line =>
        {
            var (policy, pod) = (JsonLines.Text(line, "psp")!, JsonLines.Text(line, "pod")!);
            answers.Add(Ask(lab, $"{policy} {pod}", line, policies[policy], pods[pod]));
        });
        var tally = new Tally();
        foreach (var (question, recorded, ours) in answers.OrderBy(answer => answer.Question, StringComparer.Ordinal))
        {
            if (recorded is "admitted" && ours.StartsWith(Stricter, StringComparison.Ordinal))
                tally.Skip(question, ours);
            else
                tally.Compare(question, recorded, recorded is "refused" && ours.StartsWith("refused by", StringComparison.Ordinal) ? recorded : ours);
        }

        return tally;
    }

    private static (string Question, string Recorded, string Ours) Ask(Lab lab, string question, JsonElement line, Space space, SentPod pod)
    {
        var answer = lab.Create(pod.ToSend(), space.Name, "neutral-user", "system:authenticated");
        // 422: the policy let it through, and the API refused what it had made of it.
        var isAdmitted = line.GetProperty("allowed").GetBoolean();
        var recorded = isAdmitted || line.GetProperty("status").GetInt32() == 422 ? "admitted" : "refused";
        if (!answer.IsAdmitted)
            return (question, recorded, answer.Verdict);
        var made = JsonLines.Pod(answer.Body);
        var verdict = Evaluator.Evaluate(made, space.At);
        if (!verdict.Allowed)
            return (question, recorded, space.Said(verdict, made) is { } said ? Stricter + said : $"refused by the level: {verdict.Detail}");
        return (question, recorded, isAdmitted ? $"admitted{pod.Differences(line, answer.Body)}" : "admitted");
    }

    /// <summary>A namespace with the policies that stand for one PodSecurityPolicy.</summary>
    private sealed class Space
    {
        private readonly Kept _kept;
        private readonly PodSecurityPolicy _policy;

        public Space(string name, JsonElement policy, ModeChoice enforce)
        {
            Name = name;
            _policy = JsonLines.Policy(policy)!;
            var inventory = new Inventory { Policies = [_policy] };
            var plan = Planner.Make(inventory, new() { Version = Version, Enforce = enforce });
            At = new(enforce.Level ?? (plan.Policies.Single() is { Dropped: null } planned ? planned.LevelFor(plan.Fit) : Level.Privileged), Version);
            _kept = Keeper.Keep(plan, new() { Scope = KeepScope.Namespace, DefaultNamespace = name });
        }

        public string Name { get; }

        public LevelVersion At { get; }

        /// <summary>
        /// What the comparison says of the values for which a level refuses a pod: it may be stricter where a policy left something open, or want another
        /// spelling. Null when it doesn't say so of each of the checks that failed.
        /// </summary>
        /// <remarks>
        /// A pod that says its uid isn't given runAsNonRoot by policies (facts/keeping-policies.md): that has to be spelt out for restricted.
        /// </remarks>
        public string? Said(Verdict verdict, Pod pod)
        {
            var findings = Comparer.Compare(_policy, At).Findings.Where(finding => finding.Kind is FindingKind.Tightened or FindingKind.Respell).ToArray();
            Finding?[] said =
            [
                .. verdict.Checks.Select(check => Array.Find(findings, finding => finding.Checks.Contains(check, StringComparer.Ordinal)
                    && finding.Control.Read(pod).Exists(held => finding.Values.Contains(held.Value) && !finding.Control.Allowed(At).Contains(held.Value)))),
            ];
            return said.Contains(null) ? null
                : string.Join(", ", said.Select(finding =>
                    $"{finding!.Kind.ToString().ToLowerInvariant()} {finding.Control.Name}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }

        public void Put(Lab lab)
        {
            lab.Namespace(Name);
            LabPolicies.Put(lab, $"{Name}.", _kept.Objects);
        }
    }
}
