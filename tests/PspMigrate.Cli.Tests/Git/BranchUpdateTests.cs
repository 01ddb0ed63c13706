using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class BranchUpdateTests
{
    [TestMethod]
    public void Branches_are_made_and_moved_and_put_back()
    {
        using var test = Sandbox();
        test.Git("branch", "old", "main~");
        var (before, tip) = (test.Commit("old"), test.Commit("main")!);
        BuiltBranch[] branches = [new(new("old", before, Remote: null), tip), new(new("new", null, null), tip)];
        var update = new BranchUpdate(GitRepository.Open(test.Host), branches);

        update.Local();
        (test.Commit("old"), test.Commit("new")).Should().Be((tip, tip));

        update.UndoLocal(branches);
        (test.Commit("old"), test.Commit("new")).Should().Be((before, null));
    }

    [TestMethod]
    public void When_one_has_moved_meanwhile_none_moves()
    {
        using var test = Sandbox();
        test.Git("branch", "moved");
        var tip = test.Commit("main")!;
        var update = new BranchUpdate(
            GitRepository.Open(test.Host), [new(new("new", null, null), tip), new(new("moved", test.Commit("main~"), Remote: null), test.Commit("main~~")!)]);

        FluentActions.Invoking(update.Local).Should().Throw<CommandException>().WithMessage("git update-ref failed: *");

        (test.Commit("new"), test.Commit("moved")).Should().Be((null, tip));
    }

    [TestMethod]
    public void Nothing_is_pushed_over_what_somebody_else_has_pushed()
    {
        using var test = Sandbox();
        test.Git("push", "--quiet", "origin", "main~:refs/heads/labels");
        var state = BranchState.Read(GitRepository.Open(test.Host), "labels", "origin");
        test.Git("push", "--quiet", "origin", "main:labels");

        FluentActions.Invoking(() => Update(test, state, test.Commit("main~~")!).Push("origin")).Should().Throw<CommandException>()
            .WithMessage("git push failed: *");

        OnRemote(test, "labels").Should().Be(test.Commit("main"));
    }

    [TestMethod]
    public void A_push_can_be_taken_back()
    {
        using var test = Sandbox();
        var state = BranchState.Read(GitRepository.Open(test.Host), "labels", "origin");
        var update = Update(test, state, test.Commit("main")!);

        update.Push("origin");
        OnRemote(test, "labels").Should().Be(test.Commit("main"));

        update.UndoPush("origin", new(state, test.Commit("main")!));
        OnRemote(test, "labels").Should().BeEmpty();
    }

    [TestMethod]
    public void A_branch_that_is_checked_out_anywhere_is_refused()
    {
        using var test = Sandbox();
        test.Git("worktree", "add", "--quiet", "-b", "labels", test.Path("other"));
        var repository = GitRepository.Open(test.Host);

        FluentActions.Invoking(() => BranchUpdate.RefuseCheckedOut(repository, ["free", "labels"])).Should().Throw<CommandException>()
            .WithMessage("the branch labels is checked out in *other");
        FluentActions.Invoking(() => BranchUpdate.RefuseCheckedOut(repository, ["free"])).Should().NotThrow();
    }

    private static GitSandbox Sandbox()
    {
        var test = new GitSandbox();
        test.Commit(("a.yaml", "a: 1\n"));
        test.Commit(("a.yaml", "a: 2\n"));
        test.Commit(("a.yaml", "a: 3\n"));
        return test;
    }

    private static BranchUpdate Update(GitSandbox test, BranchState state, string tip) => new(GitRepository.Open(test.Host), [new(state, tip)]);

    private static string OnRemote(GitSandbox test, string branch) =>
        test.GitIn(test.Path("remote.git"), "for-each-ref", "--format=%(objectname)", $"refs/heads/{branch}").Trim();
}
