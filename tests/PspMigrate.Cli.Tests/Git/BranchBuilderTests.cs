using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class BranchBuilderTests
{
    [TestMethod]
    public void Each_step_is_a_commit_on_the_base_and_no_branch_moves()
    {
        using var test = Sandbox();
        var state = test.State();

        var built = Build(test, Requests.Of(("a.yaml", "b: 2\n"), ("new/c.yaml", "c: 3\n")));

        built.IsChanged.Should().BeTrue();
        test.Git("log", "--format=%s", $"main..{built.Tip}").Should().Be("Change new/c.yaml\nChange a.yaml\n");
        test.Git("show", $"{built.Tip}:a.yaml").Should().Be("b: 2\n");
        test.Git("show", $"{built.Tip}:new/c.yaml").Should().Be("c: 3\n");
        test.State().Should().Be(state);
    }

    [TestMethod]
    public void A_branch_that_says_what_it_should_stays()
    {
        using var test = Sandbox();
        var request = Requests.Of(("a.yaml", "b: 2\n"));
        test.Git("branch", Requests.Branch, Build(test, request).Tip);

        var again = Build(test, request);

        again.IsChanged.Should().BeFalse();
        again.Tip.Should().Be(test.Commit(Requests.Branch));
    }

    [TestMethod]
    public void What_an_earlier_run_wrote_and_is_no_longer_wanted_goes()
    {
        using var test = Sandbox();
        test.Git("branch", Requests.Branch, Build(test, Requests.Of(("a.yaml", "b: 2\n"), ("c.yaml", "c: 3\n"))).Tip);

        var less = Build(test, Requests.Of(("a.yaml", "b: 2\n")));

        less.IsChanged.Should().BeTrue();
        test.Git("diff", "--name-only", "main", less.Tip).Should().Be("a.yaml\n");
    }

    [TestMethod]
    public void A_branch_with_commits_of_others_is_not_made_anew()
    {
        using var test = Sandbox();
        test.Git("branch", Requests.Branch);
        test.Git("switch", "--quiet", Requests.Branch);
        test.Write("mine.yaml", "mine: 1\n");
        test.Git("add", "--all");
        test.Git("commit", "--quiet", "--message=My own work");
        test.Git("switch", "--quiet", "main");

        FluentActions.Invoking(() => Build(test, Requests.Of(("a.yaml", "b: 2\n")))).Should().Throw<CommandException>()
            .WithMessage($"the branch {Requests.Branch} would have to be recreated*\"My own work\" by Ada");
    }

    [TestMethod]
    public void A_diff_shows_what_changes_and_makes_nothing()
    {
        using var test = Sandbox();
        var state = test.State();
        var repository = GitRepository.Open(test.Host);
        using var worktree = Worktree.Create(repository.Git, test.Commit("main")!, test.Host);

        var diff = new BranchBuilder(worktree, test.Commit("main")!).Diff(Requests.Of(("a.yaml", "b: 2\n"), ("gone.yaml", null)));

        diff.Should().Contain("-a: 1\n+b: 2\n").And.Contain("deleted file mode 100644\n").And.EndWith("-gone: 1\n");
        worktree.Dispose();
        test.State().Should().Be(state);
    }

    private static GitSandbox Sandbox()
    {
        var test = new GitSandbox();
        test.Commit(("a.yaml", "a: 1\n"), ("gone.yaml", "gone: 1\n"));
        return test;
    }

    private static BuiltBranch Build(GitSandbox test, RequestPlan request)
    {
        var repository = GitRepository.Open(test.Host);
        var main = test.Commit("main")!;
        using var worktree = Worktree.Create(repository.Git, main, test.Host);
        return new BranchBuilder(worktree, main).Build(request, BranchState.Read(repository, request.Branch, remote: null));
    }
}
