using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary><c>pr --cleanup</c> with the real git, built by the real kubectl.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class CleanupRequestTests
{
    private const string Branch = "pspmigrate/cleanup";
    private const string Web =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    metadata:\n      annotations:\n        kubernetes.io/psp: "
            + "plain # old\n        team: a\n    spec: {containers: [{name: c, image: i}]}\n";

    [TestMethod]
    public void Only_what_is_about_policies_goes_and_builds_still_work()
    {
        using var test = Sandbox("namePrefix: x-\n");
        var before = Build(test);

        test.PrOk("--cleanup", "--commit");

        test.Error.Should().EndWith("\nnothing was pushed, as --commit was given\n");
        test.Git("diff", "--name-status", "main", Branch)
            .Should()
            .Be("M\tbase/kustomization.yaml\nM\tbase/web.yaml\nD\tpsp/kustomization.yaml\nD\tpsp/psp.yaml\n");
        test.Git("diff", "--numstat", "main", Branch, "--", "base").Should().Be("0\t1\tbase/kustomization.yaml\n0\t1\tbase/web.yaml\n");
        test.Git("log", "--format=%s", "main.." + Branch).Should().Be(
            "Remove annotations of PodSecurityPolicy, seccomp and AppArmor that fields repeat\nRemove PodSecurityPolicies and what grants only them\n");
        test.Git("checkout", "--quiet", Branch);
        before.Should().Contain("kind: PodSecurityPolicy");
        Build(test).Should().NotContain("policies").And.NotContain("PodSecurityPolicy").And.Contain("name: x-web").And.Contain("team: a");
        test.PrOk("--cleanup", "--commit");
        test.Error.Should().Contain("nothing to change");
    }

    [TestMethod]
    public void The_text_names_the_steps_that_come_first_with_their_lines()
    {
        using var test = Sandbox("");
        test.Commit(
            (
                "kubeadm.yaml",
                "apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\napiServer:\n  extraArgs:\n    enable-admission-plugins: "
                    + "NodeRestriction,PodSecurityPolicy\n"));

        test.PrOk("--cleanup", "--dry-run", "--body-file", "body.md");

        File.ReadAllText(Path.Combine(test.Checkout, "body.md")).Should().Contain("kubeadm.yaml:5").And
            .Contain("no providers available to validate pod request").And.Contain("prune");
        test.Git("branch", "--list", Branch).Should().BeEmpty();
    }

    [TestMethod]
    public void A_build_that_would_fail_is_left_alone()
    {
        using var test =
            Sandbox(
                "replacements:\n- source: {kind: PodSecurityPolicy, name: plain}\n  targets:\n  - select: {kind: Deployment}\n    fieldPaths: "
                    + "[metadata.annotations.psp]\n    options: {create: true}\n");

        test.Pr("--cleanup", "--commit").Should().Be(2);

        test.Error.Should().Contain("after these changes the kustomization over could no longer be built").And.Contain("nothing was changed");
        test.Git("branch", "--list", Branch).Should().BeEmpty();
    }

    [TestMethod]
    public void A_component_that_still_changes_what_others_build_stays()
    {
        using var test = Sandbox("components: [../part]\n");
        test.Commit(
            ("psp/kustomization.yaml", "resources: []\n"),
            ("part/psp.yaml", GitSandbox.Policies),
            ("part/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [../psp/psp.yaml]\nnameSuffix: -x\n"));

        test.PrOk("--cleanup", "--commit");

        test.Git("checkout", "--quiet", Branch);
        Build(test).Should().Contain("name: web-x").And.NotContain("PodSecurityPolicy");
    }

    [TestMethod]
    public void A_kustomization_at_the_root_that_would_fail_is_called_so()
    {
        using var test = new GitSandbox();
        test.Commit(
            ("psp.yaml", GitSandbox.Policies),
            ("kustomization.yaml", "resources: [psp.yaml]\nconfigMapGenerator:\n- {name: copy, files: [psp.yaml]}\n"));

        test.Pr("--cleanup", "--commit").Should().Be(2);

        test.Error.Should().Contain("after these changes the kustomization at the root could no longer be built: ")
            .And.Contain("\n  nothing was changed; edit it by hand\n");
    }

    [TestMethod]
    [DataRow("--fix")]
    [DataRow("--keep")]
    [DataRow("--live")]
    public void Cleaning_up_labels_and_fixes_nothing(string option)
    {
        using var test = Sandbox("");

        test.Pr("--cleanup", option).Should().Be(2);

        test.Error.Should().Contain("--cleanup");
    }

    private static GitSandbox Sandbox(string overlay)
    {
        var test = new GitSandbox();
        test.Commit(
            ("psp/psp.yaml", GitSandbox.Policies), ("psp/kustomization.yaml", "resources: [psp.yaml]\n"),
            ("base/kustomization.yaml", "resources:\n- ../psp # policies\n- web.yaml # the shop\n"), ("base/web.yaml", Web),
            ("over/kustomization.yaml", "resources: [../base]\n" + overlay));
        return test;
    }

    private static string Build(GitSandbox test)
    {
        var start = new System.Diagnostics.ProcessStartInfo(Repository.Program("kubectl"), ["kustomize", "over"])
        {
            WorkingDirectory = test.Checkout,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output;
    }
}
