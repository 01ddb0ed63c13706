using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class HalfwayTests
{
    [TestMethod]
    public async Task A_refusal_stops_it_and_what_was_done_is_told()
    {
        using var test = new TestHost();
        var done = new List<int>();

        await FluentActions.Awaiting(() => Halfway.DoEach(
            [1, 2, 3, 4],
            item =>
            {
                if (item == 3)
                    throw new CommandException("no");
                done.Add(item);
                return Task.CompletedTask;
            },
            count => [$"{count} done"],
            test.Host)).Should().ThrowAsync<CommandException>();

        done.Should().Equal(1, 2);
        test.Error.Should().Be("2 done\n");
    }

    [TestMethod]
    public async Task An_interruption_stops_it_before_the_next_item()
    {
        using var test = new TestHost();
        using var stop = new CancellationTokenSource();
        var done = 0;

        await FluentActions.Awaiting(() => Halfway.DoEach(
            [1, 2, 3],
            async _ =>
            {
                done++;
                await stop.CancelAsync();
            },
            count => [$"{count} done"],
            test.Host with { Stop = stop.Token })).Should().ThrowAsync<OperationCanceledException>();

        done.Should().Be(1);
        test.Error.Should().Be("1 done\n");
    }

    [TestMethod]
    public async Task Where_nothing_stops_it_nothing_is_told()
    {
        using var test = new TestHost();

        await Halfway.DoEach([1, 2], _ => Task.CompletedTask, count => [$"{count} done"], test.Host);

        test.Error.Should().BeEmpty();
    }
}
