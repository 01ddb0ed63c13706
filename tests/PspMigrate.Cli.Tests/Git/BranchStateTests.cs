using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Git;
using PspMigrate.Reports.PullRequests;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class BranchStateTests
{
    [TestMethod]
    public void A_branch_is_looked_up_here_and_on_the_remote()
    {
        using var test = Sandbox();
        test.Git("push", "--quiet", "origin", "main:labels");
        test.Git("branch", "here");
        var repository = GitRepository.Open(test.Host);

        var there = BranchState.Read(repository, "labels", "origin");
        var here = BranchState.Read(repository, "here", "origin");

        (there.Local, there.Remote, there.Tip).Should().Be((null, test.Commit("main"), test.Commit("main")));
        (here.Local, here.Remote).Should().Be((test.Commit("main"), null));
        BranchState.Read(repository, "labels", remote: null).Tip.Should().BeNull("the remote isn't asked");
    }

    [TestMethod]
    public void What_people_see_on_the_remote_counts_more_than_what_is_here()
    {
        using var test = Sandbox();
        test.Git("branch", "labels");
        test.Commit(("a.yaml", "a: 2\n"));
        test.Git("push", "--quiet", "origin", "main:labels");

        var state = BranchState.Read(GitRepository.Open(test.Host), "labels", "origin");

        state.Tip.Should().Be(test.Commit("main")).And.NotBe(state.Local);
    }

    /// <remarks>git help check-ref-format.</remarks>
    [TestMethod]
    [DataRow("a..b")]
    [DataRow("-a")]
    [DataRow("a b")]
    [DataRow("a.lock")]
    public void A_name_that_git_does_not_take_is_refused(string name)
    {
        using var test = Sandbox();

        FluentActions.Invoking(() => BranchState.Read(GitRepository.Open(test.Host), name, remote: null)).Should().Throw<CommandException>()
            .WithMessage($"--branch: \"{name}\" can't be the name of a branch");
    }

    [TestMethod]
    public void Commits_of_others_are_those_without_our_trailer_that_the_base_does_not_have()
    {
        using var test = Sandbox();
        var main = test.Commit("main")!;
        test.Git("switch", "--quiet", "--create", "labels");
        test.Git("commit", "--quiet", "--allow-empty", $"--message=Ours\n\n{CommitMessage.Trailer}: labels");
        test.Git("commit", "--quiet", "--allow-empty", "--message=Somebody's");

        var others = BranchState.Read(GitRepository.Open(test.Host), "labels", remote: null).OthersCommits(GitRepository.Open(test.Host).Git, main);

        others.Should().ContainSingle().Which.Should().EndWith(" \"Somebody's\" by Ada");
    }

    private static GitSandbox Sandbox()
    {
        var test = new GitSandbox();
        test.Commit(("a.yaml", "a: 1\n"));
        return test;
    }
}
