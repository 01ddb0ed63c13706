using System.Text.Json.Nodes;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Input.Trees;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary><c>convert --cluster-dir</c>: a plan for each cluster.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ConvertClustersTests
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
    [DataRow("convert", "--report", "table", "--report-file", "-")]
    [DataRow("check", "-o", "wide")]
    public void Clusters_without_the_namespaces_asked_for_are_left_out(params string[] line)
    {
        using var test = TestTrees.Copy("overlays");
        line = [.. line, "--cluster-dir", "overlays/overlays/*", "overlays/cluster/psp.yaml", "-n"];

        test.Run([.. line, "shop-prod", "-n", "shop-dev"]).Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("shop-prod").And.Contain("shop-dev").And.NotContain("staging");
        test.Error.Should().Contain("cluster overlays/overlays/staging:\nnote: left out: there is no namespace \"shop-prod\" in the input\n");
        test.Run([.. line, "nowhere"]).Should().Be(ExitCode.BadInput, "no cluster has it");
    }

    [TestMethod]
    [DataRow("error: the labels of several clusters can't be printed together\n", "-o", "kubectl")]
    [DataRow("error: --witnesses can't be used with --cluster-dir\n", "--witnesses", "pods")]
    public void What_is_made_for_one_cluster_is_not_made_for_several(string message, string option, string value)
    {
        using var test = TestTrees.Copy("overlays");
        var before = test.Files();

        test.Run("convert", "--cluster-dir", "overlays/overlays/*", option, value).Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().StartWith(message);
        test.Files().Should().BeEquivalentTo(before);
    }
}
