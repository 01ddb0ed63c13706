namespace PspMigrate.Cli.Tests;

[TestClass]
public sealed class PendingCleanupsTests
{
    [TestMethod]
    public void Something_is_held_until_all_are_disposed()
    {
        var cleanups = new PendingCleanups();
        cleanups.Any.Should().BeFalse();

        var first = cleanups.Begin();
        var second = cleanups.Begin();
        first.Dispose();
        cleanups.Any.Should().BeTrue();
        second.Dispose();

        cleanups.Any.Should().BeFalse();
    }

    [TestMethod]
    public void Once_the_end_was_announced_what_is_held_stays_so_and_nothing_more_begins()
    {
        var cleanups = new PendingCleanups();
        var held = cleanups.Begin();

        cleanups.Close();

        cleanups.Invoking(some => some.Begin()).Should().Throw<OperationCanceledException>();
        cleanups.Any.Should().BeTrue();
        held.Dispose();
        cleanups.Any.Should().BeFalse();
    }
}
