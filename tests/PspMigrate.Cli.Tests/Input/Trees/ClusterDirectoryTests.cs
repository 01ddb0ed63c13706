using System.Text.Json.Nodes;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary><c>--cluster-dir</c>: several clusters in one tree.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ClusterDirectoryTests
{
    [TestMethod]
    public void Each_cluster_gets_a_report_and_all_of_them_a_summary()
    {
        using var test = TestTrees.Copy("overlays");

        test.Run("convert", "--cluster-dir", "overlays/overlays/*", "overlays/cluster/psp.yaml").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().BeEmpty();
        foreach (var name in new[] { "dev", "prod", "staging" })
            test.Error.Should().Contain($"\nCLUSTER OVERLAYS/OVERLAYS/{name.ToUpperInvariant()}\n").And.MatchRegex($"\n.? +shop-{name} ");
        test.Error
            .Should()
            .MatchRegex(
                "ALL CLUSTERS\nCLUSTER +PRIVILEGED +BASELINE +RESTRICTED +NO LEVEL +REFUSED WORKLOADS\noverlays/overlays/dev +0 +1 +0 +0 +0\n"
                    + "overlays/overlays/prod +0 +1 +0 +0 +1\n");
        test.Error.Should().EndWith("Labels aren't printed for several clusters: --output-dir DIR writes them, into a directory for each.\n");
    }

    [TestMethod]
    public void Labels_go_into_a_directory_for_each_cluster()
    {
        using var test = TestTrees.Copy("overlays");

        test.Run("convert", "--cluster-dir", "overlays/overlays/*", "overlays/cluster/psp.yaml", "--output-dir", "out").Should().Be(ExitCode.Ok, test.Error);

        var files = test.Files();
        foreach (var name in new[] { "dev", "prod", "staging" })
        {
            files[$"out/{name}/namespaces/shop-{name}.yaml"].Should().Contain("enforce: baseline");
            JsonNode.Parse(files[$"out/{name}/report.json"])!["namespaces"]!.AsArray().Should().ContainSingle();
        }
    }

    [TestMethod]
    public void The_report_of_all_goes_into_one_file_as_JSON_too()
    {
        using var test = TestTrees.Copy("overlays");

        test.Run("convert", "--cluster-dir", "overlays/overlays/*", "overlays/cluster/psp.yaml", "--report", "json", "--report-file", "-")
            .Should()
            .Be(ExitCode.Ok, test.Error);

        var clusters = JsonNode.Parse(test.Out)!["clusters"]!.AsArray();
        clusters.Select(item => item!["cluster"]!.GetValue<string>())
            .Should()
            .Equal("overlays/overlays/dev", "overlays/overlays/prod", "overlays/overlays/staging");
        clusters[1]!["counts"]!["refused workloads"]!.GetValue<int>().Should().Be(1);
        clusters[1]!["report"]!["namespaces"]![0]!["name"]!.GetValue<string>().Should().Be("shop-prod");
    }

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
    [DataRow("error: the labels of several clusters can't be printed together\n", "convert", "--cluster-dir", "overlays/overlays/*", "-o", "kubectl")]
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
