using PspMigrate.Conversion.Keeping;
using PspMigrate.Truth;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>Kept policies of whole clusters let in the same pods, whoever creates them, and make of them what the policy made that was chosen.</summary>
[TestClass]
public sealed class ClusterTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(KeepScope.Accounts)]
    [DataRow(KeepScope.Grants)]
    public void A_sample_of_recorded_clusters_comes_out_the_same(KeepScope scope) =>
        Agree(Repository.Path("fixtures", "truth", "clusters"), scope, atLeast: 25);

    [TestMethod]
    [DataRow(KeepScope.Accounts)]
    [DataRow(KeepScope.Grants)]
    public void Every_recorded_cluster_comes_out_the_same(KeepScope scope) => Agree(Repository.Shared("truth", "clusters"), scope, atLeast: 600);

    private void Agree(string folder, KeepScope scope, int atLeast)
    {
        var lab = TestLab.Lab;
        var agree = 0;
        foreach (var file in TruthFile.Find(folder))
        {
            var tally = KeptClusters.Compare(lab, file, scope);
            foreach (var reason in tally.SkippedBecause)
                TestContext.WriteLine($"left out: {Path.GetFileName(Path.GetDirectoryName(file.Path))}, {scope}: {reason}");
            tally.Differences.Should().BeEmpty(file.Path);
            agree += tally.Agree;
        }

        agree.Should().BeGreaterThanOrEqualTo(atLeast);
    }
}
