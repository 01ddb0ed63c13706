using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class GitClientTests
{
    /// <remarks>git sets these where it runs hooks and aliases (githooks(5)).</remarks>
    [TestMethod]
    [DataRow("GIT_DIR")]
    [DataRow("GIT_WORK_TREE")]
    [DataRow("GIT_INDEX_FILE")]
    public void Variables_of_a_hook_do_not_lead_it_elsewhere(string variable)
    {
        using var test = new GitSandbox();
        test.Commit(("a.yaml", "a: 1\n"));
        var hook = new Dictionary<string, string?>(test.Variables, StringComparer.Ordinal) { [variable] = test.Path("elsewhere") };

        var git = GitClient.In(test.Checkout, test.Host with { ProgramVariables = hook });

        git.Run("ls-files").Should().Be("a.yaml");
    }

    [TestMethod]
    public void What_git_says_of_a_failure_is_the_message()
    {
        using var test = new GitSandbox();

        FluentActions.Invoking(() => GitClient.In(test.Checkout, test.Host).Run("rev-parse", "--verify", "nope")).Should().Throw<CommandException>()
            .WithMessage("git rev-parse failed: *Needed a single revision*");
        GitClient.In(test.Checkout, test.Host).Try("rev-parse", "--verify", "nope").IsOk.Should().BeFalse();
    }

    [TestMethod]
    public void Without_git_the_message_says_what_to_install()
    {
        using var test = new GitSandbox();

        FluentActions.Invoking(() => GitClient.In(test.Checkout, test.Host with { Variable = _ => null })).Should().Throw<CommandException>()
            .WithMessage("git isn't on the PATH");
    }

    /// <summary>What puts things back must run to its end.</summary>
    [TestMethod]
    public void Putting_things_back_is_not_interrupted()
    {
        using var test = new GitSandbox();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var git = GitClient.In(test.Checkout, test.Host with { Stop = stopped.Token });

        FluentActions.Invoking(() => git.Run("version")).Should().Throw<OperationCanceledException>();
        git.Restore("version").IsOk.Should().BeTrue();
    }
}
