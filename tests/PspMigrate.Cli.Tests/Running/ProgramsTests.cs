using PspMigrate.Cli.Running;

namespace PspMigrate.Cli.Tests.Running;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ProgramsTests
{
    /// <summary>kubectl and helm indent by tabs, which are no printable characters.</summary>
    [TestMethod]
    public void What_a_program_says_is_indented_by_spaces() => new ProgramResult(1, "", "a:\n\tb\n").Said.Should().Be("a:\n  b");

    /// <remarks>git worktree add leaves its own git reset behind, which goes on writing files.</remarks>
    [TestMethod]
    public async Task A_program_that_is_stopped_has_ended_with_all_that_it_has_started()
    {
        using var test = new TestHost();
        using var stop = new CancellationTokenSource();
        const string script =
            """
            (sleep 3; echo > written) &
            echo > started
            wait
            """;
        var stopping = Task.Run(() =>
        {
            SpinWait.SpinUntil(() => File.Exists(test.Host.FullPath("started")));
            stop.Cancel();
        });

        var run = () => Programs.Run("/bin/sh", ["-c", script], test.Directory.FullName, [], "", stop.Token);

        run.Should().Throw<OperationCanceledException>();
        await stopping;
        File.Exists(test.Host.FullPath("written")).Should().BeTrue();
    }
}
