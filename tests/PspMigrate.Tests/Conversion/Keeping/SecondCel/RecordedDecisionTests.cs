using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Standards;
using PspMigrate.Truth;
using PspMigrate.Truth.Formats;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Tests.Conversion.Keeping.SecondCel;

/// <summary>
/// Labels and kept policies, evaluated without an API server, decide as the real PodSecurityPolicy plugin did: each recorded policy by itself.
/// </summary>
[TestClass]
public sealed class RecordedDecisionTests
{
    /// <summary>One that fills nothing in: then kept policies judge pods as they come.</summary>
    private static readonly KubernetesVersion Version = new(AdmissionVersions.Filling - 1);

    [TestMethod]
    [DataRow("decisions.jsonl", 84)]
    [DataRow("decisions.gates.jsonl", 80)]
    public void A_sample_of_recorded_verdicts_comes_out_the_same(string file, int atLeast) =>
        Agree(Repository.Path("fixtures", "truth", "pod-security-policy", file), atLeast);

    [TestMethod]
    [DataRow("decisions.jsonl.gz", 21_596)]
    [DataRow("decisions.gates.jsonl.gz", 480)]
    public void Every_recorded_verdict_comes_out_the_same(string file, int atLeast) =>
        Agree(Repository.Shared("truth", "pod-security-policy", file), atLeast);

    private static void Agree(string path, int atLeast)
    {
        var file = TruthFile.Recognize(path)!;
        var policies = JsonLines.Index(file.Beside("policies"), "psp").Where(entry => entry.Value.GetProperty("accepted").GetBoolean())
            .ToDictionary(entry => entry.Key, entry => JsonLines.Policy(entry.Value.GetProperty("as_stored"))!, StringComparer.Ordinal);
        var pods = JsonLines.Index(file.Beside("pods").Where(PolicyPods.IsFor), "pod")
            .Select((entry, i) => (entry.Key, Number: i, Pod: new SentPod(entry.Value))).ToArray();
        var numbers = pods.ToDictionary(pod => pod.Key, pod => pod.Number, StringComparer.Ordinal);
        var tally = new Tally();
        using var engine = CelEngine.Start(pods.Select(pod => pod.Pod.ToSend()));
        foreach (var decisions in JsonLines.Read(file.Path).GroupBy(line => JsonLines.Text(line, "psp")!, StringComparer.Ordinal))
        {
            // 422: the policy let the pod through, and the API refused what it had made of it; here nothing is made of it.
            (int Pod, bool IsAdmitted)[] recorded =
            [
                .. decisions.Where(line => JsonLines.Find(line, "status")?.GetInt32() != 422)
                    .Select(line => (numbers[JsonLines.Text(line, "pod")!], line.GetProperty("allowed").GetBoolean())),
            ];
            foreach (var level in Enum.GetValues<Level>())
            {
                var verdicts = KeptAlone.Judge(engine, policies[decisions.Key], new(level, Version), recorded.Select(item => item.Pod));
                foreach (var (item, verdict) in recorded.Zip(verdicts))
                {
                    // What a level refuses is none of the kept policies' business.
                    if (Evaluator.Passes(pods[item.Pod].Pod.Read(), new(level, Version)))
                        tally.Compare($"{decisions.Key} {pods[item.Pod].Key} at {level}", item.IsAdmitted ? "admitted" : "refused", verdict.Text);
                }
            }
        }

        tally.Differences.Should().BeEmpty();
        tally.Agree.Should().BeGreaterThanOrEqualTo(atLeast);
    }
}
