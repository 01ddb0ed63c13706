using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>Which requests there are, and the steps of each: kept policies (<c>--keep</c>) come before the labels.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class RequestPlannerTests
{
    private const string File = "pspmigrate-kept-policies.yaml";
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    private static readonly string[] Keep = ["--commit", "--keep", "--kubernetes-version", "v1.36"];

    [TestMethod]
    public void Kept_policies_are_a_commit_of_their_own_before_the_labels()
    {
        using var test = Repository();

        test.PrOk(Keep);

        test.Git("log", "--reverse", "--format=%s", $"main..{GitSandbox.Branch}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2)
            .And.HaveElementAt(1, "Label namespaces for Pod Security admission");
        test.Git("show", "--format=", "--name-only", $"{GitSandbox.Branch}~1").Should().Be(File + "\n");
        test.OnBranch(File).Should().Contain("kind: ValidatingAdmissionPolicyBinding").And.Contain("psp.yaml:");
        test.OnBranch("team-a.yaml").Should().Contain("pod-security.kubernetes.io/enforce:");
    }

    /// <remarks>What applies the policies applies them, too; kustomize builds only what is listed.</remarks>
    [TestMethod]
    [DataRow("", "infra/psp", DisplayName = "in their directory")]
    [DataRow("infra/kustomization.yaml", "infra", DisplayName = "listed by the kustomization that takes the policies in")]
    public void They_stand_beside_the_policies(string kustomization, string directory)
    {
        using var test = new GitSandbox();
        Builder.Of("kubectl", test);
        test.Commit(("infra/psp/psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        if (kustomization.Length > 0)
            test.Commit((kustomization, "resources:\n- psp/psp.yaml # all of it\n"));

        test.PrOk(Keep);

        test.OnBranch($"{directory}/{File}").Should().Contain("kind: ValidatingAdmissionPolicyBinding");
        if (kustomization.Length > 0)
            test.OnBranch(kustomization).Should().Be($"resources:\n- psp/psp.yaml # all of it\n- {File}\n");
        test.Git("checkout", "--quiet", "-B", "main", GitSandbox.Branch);
        test.PrOk(Keep);
        test.Error.Should().Contain("nothing to change");
    }

    /// <remarks>docs/facts/deployers.md, 18.</remarks>
    [TestMethod]
    public void They_stand_at_the_root_where_a_kustomization_would_change_them()
    {
        using var test = new GitSandbox();
        Builder.Of("kubectl", test);
        test.Commit(
            ("infra/psp.yaml", GitSandbox.Policies), ("infra/kustomization.yaml", "namespace: infra\nresources: [psp.yaml]\n"), ("team-a.yaml", Namespace));

        test.PrOk(Keep);

        test.Git("show", "--format=", "--name-only", $"{GitSandbox.Branch}~1").Should().Be(File + "\n");
    }

    [TestMethod]
    public void They_are_what_keep_prints_for_the_same_levels()
    {
        using var test = Repository();

        test.PrOk(Keep);
        var committed = test.OnBranch(File);
        Application.Run(["keep", "psp.yaml", "team-a.yaml", "--kubernetes-version", "v1.36"], test.Host).Should().Be(0, test.Error);

        test.Out.Should().EndWith(committed);
    }

    [TestMethod]
    public void A_second_run_changes_nothing()
    {
        using var test = Repository();
        test.PrOk(Keep);
        var state = test.State();

        test.PrOk(Keep);

        test.State().Should().Be(state);
        test.Error.Should().Contain($"{GitSandbox.Branch}: up to date");
    }

    [TestMethod]
    public void Where_the_version_has_none_nothing_is_added()
    {
        using var test = Repository();

        test.PrOk("--commit", "--keep", "--kubernetes-version", "v1.29");

        test.Git("ls-tree", "-r", "--name-only", GitSandbox.Branch).Should().NotContain(File);
        test.OnBranch("team-a.yaml").Should().Contain("pod-security.kubernetes.io/enforce:");
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

    private static string Owned(string name, string owner) =>
        $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n  labels:\n    owner: {owner}\n";

    private static GitSandbox Repository()
    {
        var test = new GitSandbox();
        test.Commit(("psp.yaml", GitSandbox.Policies), ("team-a.yaml", Namespace));
        return test;
    }
}
