using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Truth;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>Labels and kept policies decide as PodSecurityPolicies did, and make the same pods: each recorded policy by itself.</summary>
[TestClass]
public sealed class DecisionTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("decisions.jsonl", 60)]
    [DataRow("decisions.gates.jsonl", 40)]
    public void A_sample_of_recorded_decisions_comes_out_the_same(string file, int atLeast)
    {
        var path = Repository.Path("fixtures", "truth", "pod-security-policy", file);

        Agree(path, new(IsAuto: false, Level.Privileged), atLeast);
        Agree(path, ModeChoice.Auto, atLeast: 1);
    }

    [TestMethod]
    [DataRow("decisions.jsonl.gz", 12_000)]
    [DataRow("decisions.gates.jsonl.gz", 240)]
    public void Every_recorded_decision_comes_out_the_same_where_the_level_refuses_nothing(string file, int atLeast) =>
        Agree(Recorded(file), new(IsAuto: false, Level.Privileged), atLeast);

    [TestMethod]
    [DataRow("decisions.jsonl.gz", 1500)]
    [DataRow("decisions.gates.jsonl.gz", 1)]
    public void Every_recorded_decision_comes_out_the_same_at_the_level_that_fits(string file, int atLeast) =>
        Agree(Recorded(file), ModeChoice.Auto, atLeast);

    [TestMethod]
    public void A_pod_that_a_policy_refused_is_noticed_when_it_gets_in()
    {
        var lab = TestLab.Lab;
        var folder = Directory.CreateDirectory(Path.Combine(Scratch.Path, "wrong")).FullName;
        foreach (var beside in Directory.EnumerateFiles(Repository.Path("fixtures", "truth", "pod-security-policy"), "*.gates.jsonl"))
            File.Copy(beside, Path.Combine(folder, Path.GetFileName(beside)));
        var decisions = Path.Combine(folder, "decisions.gates.jsonl");
        File.WriteAllText(decisions, File.ReadAllText(decisions).Replace("\"allowed\":false", "\"allowed\":true", StringComparison.Ordinal));

        KeptDecisions.Compare(lab, TruthFile.Recognize(decisions)!, new(IsAuto: false, Level.Privileged)).Differ.Should().BePositive();
    }

    private static string Recorded(string file) => Repository.Shared("truth", "pod-security-policy", file);

    private void Agree(string path, ModeChoice enforce, int atLeast)
    {
        var tally = KeptDecisions.Compare(TestLab.Lab, TruthFile.Recognize(path)!, enforce);

        foreach (var reason in tally.SkippedBecause)
            TestContext.WriteLine($"left out: {Path.GetFileName(path)}: {reason}");
        tally.Differences.Should().BeEmpty();
        tally.Differ.Should().Be(0);
        tally.Agree.Should().BeGreaterThanOrEqualTo(atLeast);
    }
}
