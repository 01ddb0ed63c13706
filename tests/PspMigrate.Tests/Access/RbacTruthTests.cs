namespace PspMigrate.Tests.Access;

[TestClass]
public sealed class RbacTruthTests
{
    [TestMethod]
    public void Every_recorded_scenario_gets_the_answers_of_the_real_server()
    {
        var outcome = RbacTruth.Compare(SharedTruth.Require("rbac"));

        outcome.Differences.Should().BeEmpty();
        outcome.Scenarios.Should().BeGreaterThan(100);
        outcome.Answers.Should().BeGreaterThan(10_000);
    }
}
