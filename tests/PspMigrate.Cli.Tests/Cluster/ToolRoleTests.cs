using PspMigrate.Cli.Cluster;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class ToolRoleTests
{
    [TestMethod]
    public void The_manifest_in_deploy_is_what_the_command_prints()
    {
        using var test = new TestHost();

        test.Run("access", "--rbac").Should().Be(0);

        test.Out.Should().Be(File.ReadAllText(Repository.Path("deploy", "rbac.yaml")));
    }

    [TestMethod]
    public void Every_list_that_is_read_is_granted() =>
        ClusterList.All.Should().AllSatisfy(list => ToolRole.Yaml().Should().Contain(list.Resource));
}
