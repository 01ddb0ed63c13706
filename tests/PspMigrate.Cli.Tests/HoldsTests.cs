namespace PspMigrate.Cli.Tests;

[TestClass]
public sealed class HoldsTests
{
    [TestMethod]
    public void Something_is_held_until_all_are_disposed()
    {
        var holds = new Holds();
        holds.Any.Should().BeFalse();

        var first = holds.Take();
        var second = holds.Take();
        first.Dispose();
        holds.Any.Should().BeTrue();
        second.Dispose();

        holds.Any.Should().BeFalse();
    }

    [TestMethod]
    public void Once_the_end_was_announced_what_is_held_stays_so_and_nothing_more_begins()
    {
        var holds = new Holds();
        var held = holds.Take();

        holds.Close();

        holds.Invoking(some => some.Take()).Should().Throw<OperationCanceledException>();
        holds.Any.Should().BeTrue();
        held.Dispose();
        holds.Any.Should().BeFalse();
    }
}
