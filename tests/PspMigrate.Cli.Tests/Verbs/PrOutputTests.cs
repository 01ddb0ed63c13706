using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>What <c>pr</c> says besides the request.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PrOutputTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

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

    [TestMethod]
    public void A_level_that_is_lowered_is_told_to_the_user_and_to_reviewers()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", $"{Namespace}  labels: {{pod-security.kubernetes.io/enforce: restricted}}\n"));

        test.PrOk("--dry-run");
        test.Error.Should().NotContain("less than now", "without --overwrite the label stays");
        test.PrOk("--dry-run", "--overwrite", "--body-file", "b.md");

        test.Error.Should().Contain("warning: 1 namespace would enforce less than now\n  team-a: restricted → ");
        File.ReadAllText(Path.Combine(test.Checkout, "b.md")).Should().Contain("1 namespace would enforce less than now:\n\n- team-a: restricted → ");
    }

    [TestMethod]
    public void Without_new_files_namespaces_without_a_manifest_are_left_alone()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace),
            ("other.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: other}\n"));

        test.PrOk("--commit", "--no-new-files");

        test.Error.Should().Contain("namespace other is left alone: it has no manifest in this repository; and --no-new-files was given");
    }

    [TestMethod]
    public void Where_git_tracks_nothing_below_a_path_it_is_said_and_a_pipeline_fails()
    {
        using var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        test.Write("untracked/team-b.yaml", Namespace);

        test.Pr("--dry-run", "--path", "untracked").Should().Be(ExitCode.NothingRead);

        test.Error.Should().Be("error: --path untracked: git tracks no manifest there\n  see what it tracks with: git ls-files\n");
    }
}
