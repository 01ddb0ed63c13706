using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class GitRepositoryTests
{
    [TestMethod]
    [DataRow("b", "sub/b")]
    [DataRow("./x/../b", "sub/b")]
    [DataRow("../b", "b")]
    [DataRow("..", "")]
    public void Paths_are_those_below_the_root_wherever_the_user_stands(string typed, string path)
    {
        using var test = Sandbox();
        test.Host = test.Host with { WorkingDirectory = Path.Combine(test.Checkout, "sub") };

        GitRepository.Open(test.Host).PathOf(typed).Should().Be(path);
    }

    [TestMethod]
    public void A_path_outside_of_the_repository_is_refused()
    {
        using var test = Sandbox();

        FluentActions.Invoking(() => GitRepository.Open(test.Host).PathOf("../elsewhere")).Should().Throw<CommandException>()
            .WithMessage("../elsewhere is outside the repository *checkout");
    }

    [TestMethod]
    public void The_base_is_the_branch_that_is_checked_out_unless_one_is_named()
    {
        using var test = Sandbox();
        test.Git("branch", "release", "main~");
        var repository = GitRepository.Open(test.Host);

        repository.Base(null, "origin").Should().Be(("main", test.Commit("main")!));
        repository.Base("release", "origin").Should().Be(("release", test.Commit("main~")!));
    }

    [TestMethod]
    public void The_remotes_state_of_a_base_counts_more_than_what_is_here()
    {
        using var test = Sandbox();
        test.Git("reset", "--quiet", "--hard", "main~");

        GitRepository.Open(test.Host).Base("main", "origin").Commit.Should().Be(test.Commit("origin/main"));
    }

    [TestMethod]
    public void Without_a_branch_or_a_commit_there_is_no_base()
    {
        using var test = Sandbox();
        test.Git("switch", "--quiet", "--detach");
        using var empty = new GitSandbox();

        Refused(() => GitRepository.Open(test.Host).Base(null, "origin")).Should().Be("no branch is checked out here, only a commit");
        Refused(() => GitRepository.Open(test.Host).Base("nope", "origin")).Should().Be("--base: there is no branch nope");
        Refused(() => GitRepository.Open(empty.Host).Base(null, "origin")).Should().Be("the repository has no commit yet");
    }

    [TestMethod]
    public void Uncommitted_work_is_named_file_by_file()
    {
        using var test = Sandbox();
        test.Write("sub/a.yaml", "work\n");
        test.Write("new.yaml", "work\n");
        var repository = GitRepository.Open(test.Host);

        FluentActions.Invoking(() => repository.RefuseDirty(["sub/a.yaml", "new.yaml", "clean.yaml"])).Should().Throw<CommandException>()
            .Which.Problems.Select(problem => problem.Message).Should()
            .BeEquivalentTo("sub/a.yaml has changes that aren't committed", "new.yaml has changes that aren't committed");
        FluentActions.Invoking(() => repository.RefuseDirty(["clean.yaml"])).Should().NotThrow();
    }

    [TestMethod]
    public void Outside_of_a_checkout_there_is_none()
    {
        using var test = new GitSandbox();
        test.Host = test.Host with { WorkingDirectory = test.Path("remote.git") };

        Refused(() => GitRepository.Open(test.Host)).Should().Be("this isn't inside a checkout of a git repository");
    }

    private static string Refused(Action action) => FluentActions.Invoking(action).Should().Throw<CommandException>().Which.Message;

    private static GitSandbox Sandbox()
    {
        var test = new GitSandbox();
        test.Commit(("sub/a.yaml", "a: 1\n"), ("clean.yaml", "a: 1\n"));
        test.Commit(("sub/a.yaml", "a: 2\n"));
        return test;
    }
}
