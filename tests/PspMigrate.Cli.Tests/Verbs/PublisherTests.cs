using PspMigrate.Cli.Tests.Git;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>When something refuses, everything is as it was.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PublisherTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    [TestMethod]
    [DataRow("team-a.yaml")]
    [DataRow("psp.yaml")]
    public void Only_uncommitted_work_in_files_that_would_change_is_refused(string dirty)
    {
        using var test = Sandbox();
        File.AppendAllText(Path.Combine(test.Checkout, dirty), "# work\n");
        var state = test.State();
        var isRefused = dirty is "team-a.yaml";

        test.Pr("--commit").Should().Be(isRefused ? ExitCode.BadInput : ExitCode.Ok, test.Error);

        if (isRefused)
        {
            test.Error.Should().Contain("error: team-a.yaml has changes that aren't committed\n  commit or stash them first\n");
            test.State().Should().Be(state);
        }
    }

    [TestMethod]
    public void A_new_file_that_is_there_but_not_committed_is_refused()
    {
        using var test = Sandbox();
        test.Commit(("team-a.yaml", Namespace + "  labels:\n" + GitSandbox.LabelLines), (
            "b.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-b}\n"));
        test.Write("team-b.yaml", "# work\n");

        test.Pr("--commit").Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain("error: team-b.yaml has changes that aren't committed");
    }

    [TestMethod]
    [DataRow("remote.git", "pre-receive", "echo protected branch >&2; exit 1")]
    [DataRow("checkout/.git", "pre-push", "echo protected branch >&2; exit 1")]
    [DataRow("checkout/.git", "pre-commit", "echo protected branch >&2; exit 1")]
    [DataRow("checkout/.git", "commit-msg", "echo protected branch >&2; exit 1")]
    public void A_hook_that_refuses_stops_it(string repository, string hook, string script)
    {
        using var test = Sandbox();
        test.Hook(repository, hook, script + "\n");
        var state = test.State();

        test.Pr("--push").Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain("error: git ").And.Contain("protected branch");
        test.State().Should().Be(state);
        Directory.GetDirectories(test.Path("checkout/.git"), "worktrees").Should().BeEmpty();
    }

    [TestMethod]
    public void What_somebody_else_pushed_to_the_branch_meanwhile_is_not_lost()
    {
        using var test = Sandbox();
        test.PrOk("--push");
        PushFromElsewhere(test);
        test.Commit(("psp.yaml", GitSandbox.Policies.Replace("privileged: false", "privileged: true", StringComparison.Ordinal)));
        var state = test.State();

        test.Pr("--push").Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain($"the branch {GitSandbox.Branch} would have to be recreated").And.Contain("\"Review\" by Bob");
        test.State().Should().Be(state);
    }

    [TestMethod]
    public void What_somebody_else_added_to_the_branch_is_fine_while_the_plan_is_the_same()
    {
        using var test = Sandbox();
        test.PrOk("--push");
        PushFromElsewhere(test);
        var remote = test.GitIn(test.Path("remote.git"), "for-each-ref");

        test.PrOk("--push");

        test.GitIn(test.Path("remote.git"), "for-each-ref").Should().Be(remote);
        test.Error.Should().Contain($"{GitSandbox.Branch}: up to date");
    }

    [TestMethod]
    public void A_push_that_comes_between_looking_and_pushing_wins()
    {
        using var test = Sandbox();
        test.PrOk("--push");
        test.Commit(("psp.yaml", GitSandbox.Policies.Replace("privileged: false", "privileged: true", StringComparison.Ordinal)));
        // This hook runs after the remote was looked at: the moment in which a colleague pushes.
        test.Hook("checkout/.git", "post-commit",
            $"unset $(git rev-parse --local-env-vars); git -C '{test.Path("remote.git")}' update-ref refs/heads/{GitSandbox.Branch} main~1\n");

        test.Pr("--push").Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain("error: git push failed");
        test.GitIn(test.Path("remote.git"), "rev-parse", GitSandbox.Branch).Should().Be(test.GitIn(test.Path("remote.git"), "rev-parse", "main~1"));
    }

    [TestMethod]
    public void A_branch_that_is_checked_out_is_not_moved_below_its_user()
    {
        using var test = Sandbox();
        test.Git("worktree", "add", "--quiet", "-b", GitSandbox.Branch, test.Path("other"));
        var state = test.State();

        test.Pr("--commit").Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain($"error: the branch {GitSandbox.Branch} is checked out in");
        test.State().Should().Be(state);
    }

    /// <summary>The remote is a path, which no program and no page belongs to.</summary>
    [TestMethod]
    public void Where_no_request_can_be_opened_its_title_and_its_text_are_left_to_the_user()
    {
        using var test = Sandbox();

        test.PrOk("--push");

        var text = test.Path("checkout/.git/pspmigrate/pspmigrate-pod-security-labels.md");
        test.Out.Should().Be(GitSandbox.Branch + "\n");
        test.Error.Should().Contain($"\ntitle: Add Pod Security labels to namespace team-a\ntext: {text}\n");
        File.ReadAllText(text).Should().Contain("| team-a |");
    }

    [TestMethod]
    public void The_branch_of_the_request_is_not_its_base()
    {
        using var test = Sandbox();
        var state = test.State();

        test.Pr("--commit", "--branch", "main").Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain("error: the branch main is the base of the request\n  choose another branch with --branch\n");
        test.State().Should().Be(state);
    }

    private static GitSandbox Sandbox()
    {
        var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        return test;
    }

    private static void PushFromElsewhere(GitSandbox test)
    {
        test.GitIn(test.Path(""), "clone", "--quiet", "--branch", GitSandbox.Branch, test.Path("remote.git"), "elsewhere");
        File.WriteAllText(test.Path("elsewhere/review.md"), "fine\n");
        test.GitIn(test.Path("elsewhere"), "add", ".");
        test.GitIn(test.Path("elsewhere"), "commit", "--quiet", "--author=Bob <bob@example.com>", "--message=Review");
        test.GitIn(test.Path("elsewhere"), "push", "--quiet", "origin", GitSandbox.Branch);
    }
}
