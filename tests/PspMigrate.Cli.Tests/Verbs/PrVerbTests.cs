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
    [DataRow("--commit")]
    [DataRow("--push")]
    public void A_second_run_changes_nothing(string goal)
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        test.PrOk(goal);
        var state = test.State();

        test.PrOk(goal);

        test.State().Should().Be(state).And.Contain(GitSandbox.Branch);
        test.Error.Should().Contain($"{GitSandbox.Branch}: up to date");
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

    [TestMethod]
    public void The_text_replaces_no_file_of_others_unless_forced()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        var state = test.State();
        File.WriteAllText(test.Path("body.md"), "mine\n");

        test.Pr("--commit", "--body-file", "../body.md").Should().Be(ExitCode.BadInput);
        test.Error.Should().Contain("body.md: already exists, and pspmigrate didn't write it").And.Contain("--force");
        test.State().Should().Be(state);
        File.ReadAllText(test.Path("body.md")).Should().Be("mine\n");

        test.PrOk("--commit", "--body-file", "../body.md", "--force");
        File.ReadAllText(test.Path("body.md")).Should().Contain("team-a");
        test.PrOk("--commit", "--body-file", "../body.md");
    }

    [TestMethod]
    [DataRow("body.md", "| team-a | team-a.yaml:1 | baseline:latest |")]
    [DataRow("body.html", "<meta name=generator content=pspmigrate>")]
    [DataRow("body.json", "\"title\": \"Add Pod Security labels to namespace team-a\"")]
    public void The_texts_file_chooses_its_format(string file, string text)
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));

        test.PrOk("--dry-run", "--body-file", $"../{file}");
        test.PrOk("--commit", "--body-file", $"../{file}");

        File.ReadAllText(test.Path(file)).Should().Contain(text).And.Contain("kubectl label --overwrite namespace team-a");
    }

    [TestMethod]
    public void The_text_is_shown_in_the_form_that_is_asked_for()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));

        test.PrOk("--dry-run", "--report", "text");

        test.Error.Should().Contain("HOW TO ROLL BACK\n").And.Contain("team-a      team-a.yaml:1");
        test.Out.Should().StartWith("diff --git");
    }

    [TestMethod]
    public void Labels_that_the_server_does_not_understand_are_said()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace + "  labels:\n    pod-security.kubernetes.io/enforce: Baseline\n"));

        test.PrOk("--dry-run");

        test.Error.Should().Contain("warning: team-a.yaml:6").And.Contain("pod-security.kubernetes.io/enforce=Baseline is not valid");
    }

    /// <summary>A real v1.20.2 admits the pods by policy open, through the replicaset-controller, and fills in nothing.</summary>
    [TestMethod]
    public void What_only_the_accounts_own_policy_fills_in_is_not_written()
    {
        using var test = new GitSandbox();
        test.Commit(("in.yaml", File.ReadAllText(Repository.Path("fixtures", "cases", "fixctl.yaml"))));

        test.PrOk("--dry-run", "--fix");

        test.Out.Should().NotContain("10000").And.NotContain("readOnlyRootFilesystem").And.NotContain("+      securityContext");
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
    public void One_request_for_each_namespace_or_team()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies),
            ("ns.yaml", $"{Owned("team-a", "ada")}---\n{Owned("team-b", "bob")}---\n{Owned("team-c", "ada")}"));

        test.PrOk("--push", "--split", "team", "--split-by", "label=owner");
        test.PrOk("--commit", "--split", "namespace", "--branch", "each");

        test.GitIn(test.Path("remote.git"), "for-each-ref", "--format=%(refname:short)").Should()
            .Be($"main\n{GitSandbox.Branch}-ada\n{GitSandbox.Branch}-bob\n");
        test.ChangedLines(GitSandbox.Branch + "-ada").Should().HaveCount(12);
        test.ChangedLines(GitSandbox.Branch + "-bob").Should().HaveCount(6);
        test.Git("for-each-ref", "--format=%(refname:short)", "refs/heads/each-*").Should().Be("each-team-a\neach-team-b\neach-team-c\n");
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
    public void Workloads_are_fixed_in_commits_of_their_own()
    {
        const string deployment =
            """
            ---
            # the shop
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop, namespace: team-a}
            spec:
              selector: {matchLabels: {app: shop}}
              template:
                metadata:
                  labels: {app: shop}
                spec:
                  containers:
                  - name: shop # the only one
                    image: shop:1

            """;
        var policies = GitSandbox.Policies.Replace(
            "privileged: false", "privileged: false\n  requiredDropCapabilities: [ALL]", StringComparison.Ordinal);
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", policies), ("team-a.yaml", Namespace + deployment));

        test.PrOk("--commit", "--fix", "--keep-filled");

        test.Git("log", "--reverse", "--format=%s", $"main..{GitSandbox.Branch}").Should()
            .Be("Say in workloads of team-a what their policy fills in\nLabel namespaces for Pod Security admission\n");
        test.OnBranch("team-a.yaml").Should().StartWith(Namespace + Labels + deployment.TrimEnd('\n')).And.Contain("drop:");
        test.ChangedLines().Should().NotContain(line => line.StartsWith('-'));
        Body(test).Should().Contain("Deployment/shop in team-a");
        var state = test.State();

        test.PrOk("--commit", "--fix", "--keep-filled");

        test.State().Should().Be(state);
    }

    [TestMethod]
    public void A_workload_that_stands_twice_is_left_alone_by_fixes()
    {
        const string deployment =
            """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop, namespace: team-a}
            spec: {template: {spec: {containers: [{name: shop, image: shop:1}]}}}

            """;
        var policies = GitSandbox.Policies.Replace(
            "privileged: false", "privileged: false\n  requiredDropCapabilities: [ALL]", StringComparison.Ordinal);
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", policies), ("team-a.yaml", Namespace + deployment), ("twice.yaml", deployment));

        test.PrOk("--commit", "--fix", "--keep-filled");

        test.OnBranch("team-a.yaml").Should().Be(Namespace + Labels + deployment);
        test.OnBranch("twice.yaml").Should().Be(deployment);
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
    public void A_submodule_is_named_as_nothing_of_it_is_read()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        test.Git("update-index", "--add", "--cacheinfo", $"160000,{test.Git("rev-parse", "HEAD").Trim()},vendor/charts");
        test.Git("commit", "--quiet", "--message=vendor");

        test.PrOk("--dry-run");

        test.Error.Should().StartWith("warning: vendor/charts: this is a submodule, and nothing of it is read\n  run pr inside it, too\n");
        test.Error.Should().Contain("1 namespace labelled");
    }

    private static string Body(GitSandbox test) =>
        File.ReadAllText(test.Path("checkout/.git/pspmigrate/pspmigrate-pod-security-labels.md"));

    private static string Owned(string name, string owner) =>
        $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n  labels:\n    owner: {owner}\n";
}
