using System.Text.Json;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary><c>convert --defaults</c>, as it is typed.</summary>
[TestClass]
public sealed class ConvertDefaultsTests
{
    private const string Pod = "{kind: Pod, apiVersion: v1, metadata: {name: p, namespace: team}, spec: {containers: [{name: a, image: i}]}}\n";

    [TestMethod]
    public void The_file_of_the_api_server_is_printed_in_place_of_labels_and_why_it_is_so()
    {
        using var test = Given();
        test.Run("convert", "--defaults", "team.yaml").Should().Be(ExitCode.Ok);
        test.Out.Should().Contain("kind: AdmissionConfiguration").And.NotContain("kind: Namespace");
        test.Error.Should().Contain("1 of 1 namespace with workloads passes baseline").And.Contain("--defaults=kubeadm");
    }

    [TestMethod]
    public void A_platform_and_a_level_can_be_chosen()
    {
        using var test = Given();
        test.Run("convert", "--defaults=gardener", "team.yaml", "--default-level", "restricted", "--report", "none").Should().Be(ExitCode.Ok);
        test.Out.Should().Contain("kind: Shoot").And.Contain("enforce: restricted");
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    public void The_platform_is_the_one_that_files_show()
    {
        using var test = Given();
        test.Write("cluster/kcp.yaml", "kind: KubeadmControlPlane\napiVersion: controlplane.cluster.x-k8s.io/v1beta1\nmetadata: {name: c}\n");
        test.Write("cluster/ci.yml", "run: helm upgrade --install web . --create-namespace\n");
        test.Run("convert", "--defaults", "-R", "cluster", "team.yaml").Should().Be(ExitCode.Ok);
        test.Out.Should().Contain("kind: KubeadmControlPlane");
        test.Error.Should().Contain("Cluster API (known by cluster/kcp.yaml)").And.Contain("helm --create-namespace (cluster/ci.yml:1)");
    }

    [TestMethod]
    [DataRow("v1.36", 2, 2), DataRow("v1.35", 0, 2), DataRow("v1.29", 0, 0)]
    public void Where_nobody_can_configure_the_server_policies_stand_in(string version, int setting, int asking)
    {
        using var test = Given();
        test.Run("convert", "--defaults=eks", "team.yaml", "--kubernetes-version", version).Should().Be(ExitCode.Ok);
        test.Out.Split("kind: Mutating").Should().HaveCount(setting + 1);
        test.Out.Split("kind: Validating").Should().HaveCount(asking + 1);
        test.Error.Should().Contain("EKS runs the API servers and takes no configuration");
    }

    [TestMethod]
    public void Each_part_can_go_to_a_file()
    {
        using var test = Given();
        test.Run("convert", "--defaults=k3s", "team.yaml", "--output-dir", "out").Should().Be(ExitCode.Ok);
        test.Out.Should().BeEmpty();
        test.Files().Keys.Where(path => path.StartsWith("out", StringComparison.Ordinal)).Should()
            .BeEquivalentTo(Path.Combine("out", "pod-security.yaml"), Path.Combine("out", "config.yaml"));
    }

    [TestMethod]
    public void Programs_get_the_reasons()
    {
        using var test = Given();
        test.Run("convert", "--defaults=talos", "team.yaml", "--report", "json");
        var answer = JsonDocument.Parse(test.Error).RootElement;
        answer.GetProperty("kind").GetString().Should().Be("Defaults");
        answer.GetProperty("enforce").GetString().Should().Be("baseline:latest");
        answer.GetProperty("basis").GetString().Should().Be("namespaces");
        answer.GetProperty("platform").GetString().Should().Be("talos");
    }

    /// <remarks>KEP-2579: Pod Security came with v1.22.</remarks>
    [TestMethod]
    [DataRow("v1.21", ExitCode.BadInput), DataRow("v1.22", ExitCode.Ok)]
    public void A_version_without_Pod_Security_has_nothing_to_configure(string version, int code)
    {
        using var test = Given();
        test.Run("convert", "--defaults", "team.yaml", "--kubernetes-version", version).Should().Be(code);
        (test.Out.Length == 0).Should().Be(code != ExitCode.Ok);
        test.Error.Contains($"error: Kubernetes {version} has no Pod Security to configure\n", StringComparison.Ordinal).Should().Be(code != ExitCode.Ok);
    }

    private static TestHost Given()
    {
        var test = new TestHost();
        test.Write("team.yaml", Pod);
        return test;
    }
}
