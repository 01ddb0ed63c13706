using System.Text.Json.Nodes;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Standards;
using PspMigrate.Truth;
using PspMigrate.Truth.Formats;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Tests.Conversion.Keeping.SecondCel;

/// <summary>What a level loses is refused again, no clause can be left out, and made-up pods are judged as by our own evaluator.</summary>
[TestClass]
public sealed class ClauseTests
{
    private static readonly KubernetesVersion Version = new(AdmissionVersions.Filling - 1);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(Level.Privileged, 974, 263)]
    [DataRow(Level.Baseline, 658, 133)]
    [DataRow(Level.Restricted, 208, 23)]
    public void Every_witness_is_refused_again_and_some_pod_needs_each_clause(Level level, int witnesses, int clauses) =>
        Hold(new(level, Version), PolicyCases.Ours, Repository.Path("fixtures", "truth", "pod-security-policy", "pods.jsonl"), witnesses, clauses);

    [TestMethod]
    [DataRow(Level.Privileged, 8400, 2300)]
    [DataRow(Level.Baseline, 6300, 1500)]
    [DataRow(Level.Restricted, 3200, 600)]
    public void The_same_of_real_and_recorded_policies(Level level, int witnesses, int clauses) =>
        Hold(new(level, Version), PolicyCases.Shared(), Repository.Shared("truth", "pod-security-policy", "pods.jsonl.gz"), witnesses, clauses);

    private void Hold(LevelVersion at, IEnumerable<PodSecurityPolicy> policies, string recorded, int atLeastWitnesses, int atLeastClauses)
    {
        var pods = Pods(recorded, at);
        using var engine = CelEngine.Start(pods);
        var (witnesses, clauses, judged, undecided, faults) = (0, 0, 0, 0, new List<string>());
        foreach (var policy in policies)
        {
            var kept = KeptAlone.Of(at, policy);
            if (kept.Validating() is not { } validating)
                continue;
            (KeptRule Rule, Pod Pod)[] lost = [.. LostWitnesses.Of(kept, Comparer.Compare(policy, at))];
            Pod[] made = [.. lost.Select(item => item.Pod).Concat(Neighbours.Of(policy, at))];
            JsonNode[] own = [.. made.Select(Send)];
            engine.Know(own, after: pods.Length);
            var verdicts = engine.Judge(validating, KeptAlone.Requests(Enumerable.Range(0, pods.Length + own.Length)));
            for (var i = 0; i < lost.Length; i++)
            {
                witnesses++;
                if (verdicts[pods.Length + i].Text is not "refused" and var verdict)
                    faults.Add($"{policy.Name}: witness {i} of {lost[i].Rule.Control.Name}: {verdict}");
            }

            foreach (var (pod, verdict) in made.Zip(verdicts[pods.Length..]))
            {
                var decision = PolicyAdmission.Admit([policy], pod, ServerFeatures.Everything);
                // What the API refused once it was filled in was let through by the policy, and yet got nowhere; an empty list is dropped before anybody
                // sees it.
                if (!decision.Invalid.IsEmpty || PodResult.Tree(pod)["spec"]!["securityContext"]?["supplementalGroups"] is JsonArray { Count: 0 })
                    continue;
                judged++;
                if (verdict.Text != (decision.Policy is null ? "refused" : "admitted"))
                    faults.Add($"{policy.Name}: {verdict.Text}: {PodResult.Tree(pod).ToJsonString()}");
            }

            if (LostWitnesses.NoneSatisfies(policy, at))
            {
                undecided++;
                continue;
            }

            foreach (var (number, name) in validating.Validations())
            {
                clauses++;
                if (!Array.Exists(verdicts, verdict => verdict.Broken is [var only] && only == number))
                    faults.Add($"{policy.Name}: no pod needs {name}");
            }
        }

        TestContext.WriteLine(
            $"{at}: {witnesses} witnesses, {clauses} clauses, {judged} pods as our own evaluator judges them; {undecided} policies that no pod satisfies "
                + "together with the level, so that no single clause decides");
        faults.Should().BeEmpty();
        witnesses.Should().BeGreaterThanOrEqualTo(atLeastWitnesses);
        clauses.Should().BeGreaterThanOrEqualTo(atLeastClauses);
    }

    private static JsonNode[] Pods(string recorded, LevelVersion at) =>
    [
        .. JsonLines.Read(recorded).Select(line => new SentPod(line)).Where(pod => Evaluator.Passes(pod.Read(), at)).Select(pod => pod.ToSend()),
    ];

    internal static JsonNode Send(Pod pod) => ModernPods.ToSend(ModernPods.Of(PodResult.Tree(pod), null));
}
