using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class UndoFormatTests
{
    [TestMethod]
    [DataRow("apply --rollback", "name the file that apply wrote")]
    [DataRow("cleanup --restore", "name the file that cleanup --apply wrote")]
    public void A_missing_file_is_said_before_a_cluster_is_asked(string line, string advice)
    {
        using var test = new TestHost();

        test.Run([.. line.Split(' '), "nope.json"]).Should().Be(ExitCode.BadInput);

        test.Error.Should().Be($"error: nope.json: no such file\n  {advice}\n");
    }

    [TestMethod]
    public void Who_is_stopped_halfway_is_told_both_ways_on()
    {
        using var test = new TestHost();

        RollbackFile.Format.WaysOn("a.json", test.Host).Should().Equal(
            "To continue: run the same command again with --rollback-file a.json", "To undo:     pspmigrate apply --rollback a.json");
    }
}
