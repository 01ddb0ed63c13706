using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class WorktreeTests
{
    [TestMethod]
    public void It_is_a_checkout_of_its_own_and_leaves_nothing_behind()
    {
        using var test = Sandbox();
        var state = test.State();
        string root;
        using (var worktree = Worktree.Create(GitRepository.Open(test.Host).Git, test.Commit("main")!, test.Host))
        {
            root = worktree.Root;
            worktree.Write(new("a.yaml", "a: 1\n", "a: 2\n"));
            worktree.Write(new("deep/er/new.yaml", null, "b: 1\n"));
            File.ReadAllText(worktree.PathOf("a.yaml")).Should().Be("a: 2\n");
            File.Exists(worktree.PathOf("deep/er/new.yaml")).Should().BeTrue();
        }

        Directory.Exists(Path.GetDirectoryName(root)).Should().BeFalse();
        test.State().Should().Be(state);
        File.ReadAllText(Path.Combine(test.Checkout, "a.yaml")).Should().Be("a: 1\n");
    }

    [TestMethod]
    public void Resetting_takes_away_all_that_was_written()
    {
        using var test = Sandbox();
        using var worktree = Worktree.Create(GitRepository.Open(test.Host).Git, test.Commit("main")!, test.Host);
        worktree.Write(new("a.yaml", "a: 1\n", null));
        worktree.Write(new("deep/new.yaml", null, "b: 1\n"));

        worktree.Reset(test.Commit("main")!);

        worktree.Git.Run("status", "--porcelain").Should().BeEmpty();
        File.Exists(worktree.PathOf("a.yaml")).Should().BeTrue();
    }

    [TestMethod]
    public void One_that_can_not_be_made_leaves_nothing_behind()
    {
        using var test = Sandbox();

        FluentActions.Invoking(() => Worktree.Create(GitRepository.Open(test.Host).Git, "nope", test.Host)).Should().Throw<CommandException>();

        test.Git("worktree", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
    }

    private static GitSandbox Sandbox()
    {
        var test = new GitSandbox();
        test.Commit(("a.yaml", "a: 1\n"));
        return test;
    }
}
