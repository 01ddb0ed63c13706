using PspMigrate.Truth;

namespace PspMigrate.Tests.Truth;

/// <summary>Our answers against those of real servers and of upstream's library: a sample always, all where they are.</summary>
[TestClass]
public sealed class RecordedAnswersTests
{
    [TestMethod]
    [DataRow("pod-security/pods.jsonl", 1000)]
    [DataRow("pod-security/ranges.jsonl", 3000)]
    [DataRow("pod-security/admission.jsonl", 50)]
    [DataRow("pod-security-policy/pods.jsonl", 30)]
    [DataRow("pod-security-policy/pods.gates.jsonl", 15)]
    [DataRow("pod-security-policy/policies.jsonl", 30)]
    [DataRow("pod-security-policy/policies.gates.jsonl", 20)]
    [DataRow("pod-security-policy/decisions.jsonl", 60)]
    [DataRow("pod-security-policy/decisions.gates.jsonl", 40)]
    [DataRow("pod-security-policy/selection.jsonl", 20)]
    [DataRow("pod-security-policy/validation.jsonl", 35)]
    [DataRow("rbac/scenarios.jsonl", 3000)]
    [DataRow("clusters/00/expected.json", 450)]
    [DataRow("clusters/36/expected.json", 300)]
    public void A_sample_of_recorded_answers_is_also_ours(string file, int atLeast) =>
        AllAgree(Repository.Path("fixtures", Path.Combine("truth", file)), atLeast);

    [TestMethod]
    [DataRow("pod-security/shared-admission.jsonl.gz", 900)]
    [DataRow("pod-security-policy/pods.jsonl.gz", 130)]
    [DataRow("pod-security-policy/pods.gates.jsonl.gz", 17)]
    [DataRow("pod-security-policy/policies.jsonl.gz", 160)]
    [DataRow("pod-security-policy/policies.gates.jsonl.gz", 26)]
    [DataRow("pod-security-policy/decisions.gates.jsonl.gz", 240)]
    [DataRow("pod-security-policy/selection.jsonl.gz", 20)]
    [DataRow("pod-security-policy/validation.jsonl.gz", 90)]
    [DataRow("rbac/scenarios.jsonl.gz", 10_000)]
    public void Every_recorded_answer_is_also_ours(string file, int atLeast) => AllAgree(Repository.Shared("truth", file), atLeast);

    [TestMethod]
    public void Every_recorded_cluster_is_also_ours()
    {
        foreach (var file in TruthFile.Find(Repository.Shared("truth", "clusters")))
            AllAgree(file.Path, atLeast: 1);
    }

    [TestMethod, TestCategory("Long")]
    [DataRow("pod-security/shared-upstream-testdata.jsonl.gz", 4537)]
    [DataRow("pod-security/shared-pods.jsonl.gz", 40_000)]
    [DataRow("pod-security/shared-ranges.jsonl.gz", 120_000)]
    [DataRow("pod-security-policy/decisions.jsonl.gz", 12_000)]
    public void Every_answer_of_the_largest_recordings_is_also_ours(string file, int atLeast) => AllAgree(Repository.Shared("truth", file), atLeast);

    [TestMethod]
    [DataRow("pod-security/pods.jsonl", "\"allowed\":false", "\"allowed\":true")]
    [DataRow("pod-security/admission.jsonl", "would violate", "might violate")]
    [DataRow("pod-security-policy/decisions.jsonl", "\"status\":403", "\"status\":422")]
    [DataRow("pod-security-policy/decisions.jsonl", "\"op\":\"add\"", "\"op\":\"replace\"")]
    [DataRow("pod-security-policy/selection.jsonl", "\"psp\":\"p-1\"", "\"psp\":\"p10\"")]
    [DataRow("clusters/36/expected.json", "\"unchanged\"", "\"refused\"")]
    [DataRow("clusters/36/expected.json", "\"allowed\": false", "\"allowed\": true")]
    [DataRow("clusters/36/expected.json", "\"op\": \"add\"", "\"op\": \"remove\"")]
    [DataRow("clusters/36/expected.json", "volumes are not allowed to be used", "volumes may not be used")]
    [DataRow("clusters/36/expected.json", "replicaset-controller", "daemon-set-controller")]
    public void A_wrong_answer_is_noticed(string file, string right, string wrong)
    {
        var folder = Directory.CreateTempSubdirectory("truth");
        try
        {
            foreach (var beside in Directory.EnumerateFiles(Path.GetDirectoryName(Repository.Path("fixtures", Path.Combine("truth", file)))!))
                File.Copy(beside, Path.Combine(folder.FullName, Path.GetFileName(beside)));
            var copy = Path.Combine(folder.FullName, Path.GetFileName(file));
            var text = File.ReadAllText(copy);
            text.Contains(right, StringComparison.Ordinal).Should().BeTrue();
            File.WriteAllText(copy, text.Replace(right, wrong, StringComparison.Ordinal));

            TruthFormats.Compare(TruthFile.Recognize(copy)!).Differ.Should().BePositive();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AllAgree(string path, int atLeast)
    {
        var tally = TruthFormats.Compare(TruthFile.Recognize(path)!);

        tally.Differences.Should().BeEmpty();
        tally.Differ.Should().Be(0);
        tally.Agree.Should().BeGreaterThanOrEqualTo(atLeast);
        tally.Skipped.Should().BeLessThanOrEqualTo(1, string.Join("; ", tally.SkippedBecause));
    }
}
