using PspMigrate.Cli.Tests.Git;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary><c>pr</c> in real repositories: what ends up in branches, and what is said.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PrVerbTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    private const string Labels = "  labels:\n" + GitSandbox.LabelLines;

    [TestMethod]
    public void Labels_are_committed_to_a_branch_and_the_checkout_is_left_alone()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("ns/team-a.yaml", Namespace));
        var (files, index) = (test.Git("status", "--porcelain"), test.Git("ls-files", "--stage"));

        test.PrOk("--commit");

        test.OnBranch("ns/team-a.yaml").Should().Be(Namespace + Labels);
        test.Git("log", "--format=%an %s", $"main..{GitSandbox.Branch}").Should().Be("Ada Label namespaces for Pod Security admission\n");
        test.Git("status", "--porcelain").Should().Be(files);
        test.Git("ls-files", "--stage").Should().Be(index);
        test.Git("symbolic-ref", "--short", "HEAD").Should().Be("main\n");
        test.Git("worktree", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
        test.GitIn(test.Path("remote.git"), "for-each-ref", "--format=%(refname:short)").Should().Be("main\n");
    }

    [TestMethod]
    [DataRow("--commit", "nothing was pushed, as --commit was given")]
    [DataRow("--push", "no request was opened: open it on the page that is printed, or from the branch")]
    public void A_second_run_changes_nothing(string goal, string left)
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        test.PrOk(goal);
        var state = test.State();

        test.PrOk(goal);

        test.State().Should().Be(state).And.Contain(GitSandbox.Branch);
        test.Error.Should().Contain($"{GitSandbox.Branch}: up to date").And.EndWith($"{left}\n");
    }

    [TestMethod]
    [DataRow("-n", "team-a")]
    [DataRow("-l", "team=a")]
    public void Only_what_is_asked_for_is_labelled(string option, string value)
    {
        const string other = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-b\n";
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("a.yaml", Namespace + "  labels:\n    team: a\n"), ("b.yaml", other));

        test.PrOk("--commit", option, value);

        test.OnBranch("a.yaml").Should().Contain("pod-security.kubernetes.io/enforce: baseline");
        test.OnBranch("b.yaml").Should().Be(other);
    }

    /// <remarks>Bindings of a submodule count in the cluster as much as the repository's own.</remarks>
    [TestMethod]
    public void What_a_submodule_grants_may_make_another_level()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        test.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", test.Path("remote.git"), "lib");
        test.Commit();

        test.PrOk("--dry-run");
        test.Error.Should().Contain("namespace team-a is left alone: what submodule lib makes wasn't read, which may hold policies or bindings for it");
        test.PrOk("--dry-run", "--partial");
        test.Out.Should().Contain("+++ b/team-a.yaml");
    }

    [TestMethod]
    public void Labels_that_the_server_does_not_understand_are_said()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace + "  labels:\n    pod-security.kubernetes.io/enforce: Baseline\n"));

        test.PrOk("--dry-run");

        test.Error.Should().Contain("warning: team-a.yaml:6").And.Contain("pod-security.kubernetes.io/enforce=Baseline is not valid");
    }

    [TestMethod]
    public void A_second_run_follows_the_plan()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        test.PrOk("--push");
        test.Commit(("psp.yaml", GitSandbox.Policies.Replace("privileged: false", "privileged: true", StringComparison.Ordinal)));

        test.PrOk("--push");

        test.OnBranch("team-a.yaml").Should().Contain("pod-security.kubernetes.io/enforce: privileged\n");
        test.Git("rev-list", "--count", $"main..{GitSandbox.Branch}").Should().Be("1\n");
        test.GitIn(test.Path("remote.git"), "rev-parse", GitSandbox.Branch).Should().Be(test.Git("rev-parse", GitSandbox.Branch));
    }

    [TestMethod]
    public void A_dry_run_prints_a_patch_and_does_nothing()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        var state = test.State();

        test.PrOk("--dry-run");

        test.State().Should().Be(state);
        test.Out.Should().StartWith("diff --git a/team-a.yaml b/team-a.yaml\n").And.Contain("+    pod-security.kubernetes.io/enforce: baseline\n");
    }

    [TestMethod]
    public void Nothing_to_change_makes_no_branch()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace + Labels));

        test.PrOk("--push");

        test.Error.Should().Contain("nothing to change");
        test.State().Should().NotContain(GitSandbox.Branch);
    }

    [TestMethod]
    public void Policies_can_come_from_files_outside_of_the_repository()
    {
        using var test = new GitSandbox();
        File.WriteAllText(test.Path("dump.yaml"), $"{GitSandbox.Policies}---\n{Namespace}");
        test.Commit(("team-a.yaml", Namespace));

        test.PrOk("--commit", "../dump.yaml");

        test.OnBranch("team-a.yaml").Should().Be(Namespace + Labels);
    }

    [TestMethod]
    [DataRow("--commit --push")]
    [DataRow("--commit --draft")]
    [DataRow("--split-by label=x")]
    [DataRow("--split team --split-by owner")]
    [DataRow("--commit --branch main")]
    [DataRow("--commit --branch a..b")]
    [DataRow("--commit --base nowhere")]
    [DataRow("--push --remote nowhere")]
    [DataRow("--commit --path ../elsewhere")]
    public void Wrong_usage_is_2_and_changes_nothing(string line)
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        var state = test.State();

        test.Pr(line.Split(' ')).Should().Be(ExitCode.BadInput);

        test.Error.Should().Contain("error: ");
        test.Out.Should().BeEmpty();
        test.State().Should().Be(state);
    }

    [TestMethod]
    public void Outside_of_a_repository_there_is_nothing_to_do()
    {
        using var test = new GitSandbox();
        test.Host = test.Host with { WorkingDirectory = test.Path("bin") };

        test.Pr().Should().Be(ExitCode.BadInput);

        test.Error.Should().StartWith("error: this isn't inside a checkout of a git repository\n");
    }

    [TestMethod]
    public void A_manifest_that_can_not_be_read_means_no_answer()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace), ("broken.yaml", "apiVersion: v1\nkind: [Pod\n"));
        var state = test.State();

        test.Pr("--commit").Should().Be(ExitCode.BadInput);
        test.Error.Should().Contain("error: broken.yaml:");
        test.State().Should().Be(state);

        test.PrOk("--commit", "--exclude", "broken.yaml");
    }
}
