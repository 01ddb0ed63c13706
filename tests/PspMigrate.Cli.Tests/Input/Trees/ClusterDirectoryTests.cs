using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary><c>--cluster-dir</c>: several clusters in one tree.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ClusterDirectoryTests
{
    [TestMethod]
    public void Check_judges_the_workloads_of_each_cluster()
    {
        using var test = TestTrees.Copy("overlays");

        test.Run("check", "--cluster-dir", "overlays/overlays/*", "overlays/cluster/psp.yaml", "--exit-code").Should().Be(ExitCode.Findings, test.Error);

        test.Out.Should().Contain("NAMESPACE shop-dev ").And.MatchRegex("overlays/overlays/prod +0 +0 +1\n");
    }

    [TestMethod]
    public void What_Flux_takes_from_elsewhere_in_the_repository_belongs_to_the_cluster()
    {
        using var test = TestTrees.Copy("flux");
        var host = test.Host with { WorkingDirectory = test.Host.FullPath("flux") };

        Application.Run(["convert", "--cluster-dir", "clusters/*"], host).Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("  shop ").And.NotContain("what Kustomization apps makes").And
            .Contain("infra/ingress.yaml:6:1: what HelmRelease ingress-nginx makes is not in the input");
    }

    [TestMethod]
    [DataRow("error: --cluster-dir overlays/nope/*: no directory matches\n", "convert", "--cluster-dir", "overlays/nope/*")]
    [DataRow(
        "error: --cluster-dir overlays/overlays/dev: the shell has put directories in the place of the pattern\n  write it in quotes: "
            + "--cluster-dir 'overlays/overlays/*'\n", "convert", "--cluster-dir", "overlays/overlays/dev", "overlays/overlays/prod")]
    [DataRow("error: --cluster-dir reads files only, not a live cluster\n", "convert", "--cluster-dir", "overlays/overlays/*", "--context", "c")]
    [DataRow("error: -o name can't tell clusters apart\n", "check", "--cluster-dir", "overlays/overlays/*", "-o", "name")]
    [DataRow("error: fix doesn't take --cluster-dir\n  convert and check do\n", "fix", "--cluster-dir", "overlays/overlays/*")]
    public void What_can_not_be_is_an_error(string message, params string[] arguments)
    {
        using var test = TestTrees.Copy("overlays");

        test.Run(arguments).Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain(message);
    }
}
