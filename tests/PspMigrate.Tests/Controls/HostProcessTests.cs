using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class HostProcessTests
{
    private const string On = "securityContext: {windowsOptions: {hostProcess: true}}";

    private static readonly HostProcess Control = new();

    [TestMethod]
    public void Policies_do_not_look_at_it()
    {
        Control.Takes(Given.Policy(), Given.Pod(On)).Should().BeTrue();
    }

    [TestMethod]
    [DataRow("baseline:v1.0")]
    [DataRow("restricted:latest")]
    public void Levels_name_pod_and_containers_whatever_the_operating_system(string at)
    {
        Control.Passes(Given.Pod(), at).Should().BeTrue();
        Control.Passes(Given.Pod("securityContext: {windowsOptions: {hostProcess: false}}"), at).Should().BeTrue();
        Control.Says(Given.Pod(spec: On), at).Should().Be(
            "hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)");
        Control.Says(Given.Pod(On, On), at).Should().Be(
            """hostProcess (pod and container "a" must not set securityContext.windowsOptions.hostProcess=true)""");
        Control.Says(Given.PodOf($"containers: [{{name: a, {On}}}, {{name: b, {On}}}]"), at).Should().Be(
            """hostProcess (containers "a", "b" must not set securityContext.windowsOptions.hostProcess=true)""");
    }

    /// <remarks>DESIGN: left open. The API takes it only together with hostNetwork.</remarks>
    [TestMethod]
    public void Policy_with_the_hosts_network_leaves_it_open()
    {
        Control.Compare(Given.Policy("hostNetwork: true"), "baseline:latest").Should().Equal("open: true");
        Control.Compare(Given.Policy(), "baseline:latest").Should().BeEmpty();
        Control.Compare(Given.Policy(), "privileged:latest").Should().Equal("lost: true");
    }
}
