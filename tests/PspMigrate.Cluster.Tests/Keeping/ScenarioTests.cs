using PspMigrate.Conversion.Keeping;
using PspMigrate.Truth;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>Kept policies count for the same accounts and creators as the policies did.</summary>
[TestClass]
public sealed class ScenarioTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(KeepScope.Accounts)]
    [DataRow(KeepScope.Grants)]
    public void A_sample_of_recorded_scenarios_comes_out_the_same(KeepScope scope) =>
        Agree(Repository.Path("fixtures", "truth", "rbac", "scenarios.jsonl"), scope, atLeast: 3828);

    [TestMethod]
    [DataRow(KeepScope.Accounts)]
    [DataRow(KeepScope.Grants)]
    public void Every_recorded_scenario_comes_out_the_same(KeepScope scope) =>
        Agree(Repository.Shared("truth", "rbac", "scenarios.jsonl.gz"), scope, atLeast: 11_802);

    private void Agree(string path, KeepScope scope, int atLeast)
    {
        var tally = KeptScenarios.Compare(TestLab.Lab, TruthFile.Recognize(path)!, scope);

        foreach (var reason in tally.SkippedBecause)
            TestContext.WriteLine($"left out: {reason}");
        tally.Differences.Should().BeEmpty();
        tally.Agree.Should().BeGreaterThanOrEqualTo(atLeast);
    }
}
