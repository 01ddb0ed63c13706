using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class HostPortsTests
{
    private static readonly HostPorts Control = new();

    [TestMethod]
    public void Policy_takes_the_ports_of_its_ranges_with_both_ends()
    {
        var policy = Given.Policy("hostPorts: [{min: 80, max: 80}, {min: 8000, max: 9000}]");
        foreach (var port in new[] { 80, 8000, 9000 })
            Control.Takes(policy, Port(port)).Should().BeTrue();
        Control.Refuses(policy, Port(7999)).Should().Be(
            "spec.containers[0].hostPort: Invalid value: 7999: Host port 7999 is not allowed to be used. Allowed ports: [80,8000-9000]");
        Control.Takes(policy, Port(9001)).Should().BeFalse();
    }

    [TestMethod]
    [DataRow("", DisplayName = "omitted allows none")]
    [DataRow("hostPorts: []")]
    [DataRow("hostPorts: [{min: 90, max: 80}]", DisplayName = "inverted ranges match nothing")]
    [DataRow("hostPorts: [{min: 80}]", DisplayName = "a missing max is 0")]
    public void Policy_without_a_range_takes_none(string spec)
    {
        Control.Takes(Given.Policy(spec), Port(80)).Should().BeFalse();
        Control.Takes(Given.Policy(spec), Port(0)).Should().BeTrue();
        Control.Takes(Given.Policy(spec), Given.Pod("ports: [{containerPort: 80}]")).Should().BeTrue();
    }

    /// <remarks>facts/pod-security-checks.md, 9 and hostPorts: numbers are sorted as text; verb by containers, noun by ports.</remarks>
    [TestMethod]
    public void Levels_say_container_and_port_in_singular_and_plural()
    {
        Control.Says(Port(8080), "baseline:v1.0").Should().Be("""hostPort (container "a" uses hostPort 8080)""");
        Control.Says(Given.Pod("ports: [{hostPort: 80}, {hostPort: 443}, {hostPort: 10080}, {hostPort: 80, protocol: UDP}]"), "restricted:latest")
            .Should().Be("""hostPort (container "a" uses hostPorts 10080, 443, 80)""");
        var two = Given.PodOf("""
            initContainers: [{name: i, ports: [{hostPort: 80}]}]
            containers: [{name: c, ports: [{hostPort: 80}]}]
            """);
        Control.Says(two, "baseline:latest").Should().Be("""hostPort (containers "i", "c" use hostPort 80)""");
        Control.Passes(Port(0), "restricted:latest").Should().BeTrue();
    }

    /// <remarks>facts/psp-to-pod-security-mapping.md, hostPorts: a range is either forbidden (tightened) or all ports (lost).</remarks>
    [TestMethod]
    public void Range_is_tightened_at_baseline_and_the_rest_lost_at_privileged()
    {
        var policy = Given.Policy("hostPorts: [{min: 9100, max: 9100}]");
        Control.Compare(policy, "baseline:latest").Should().Equal("granted: 9100");
        Control.Compare(policy, "privileged:latest").Should().Equal("lost: every port but 9100");
        Control.Compare(Given.Policy("hostPorts: [{min: 0, max: 65535}]"), "privileged:latest").Should().BeEmpty();
        Control.Compare(Given.Policy(), "baseline:latest").Should().BeEmpty();
    }

    private static Pod Port(int port) => Given.Pod($"ports: [{{containerPort: 1, hostPort: {port}}}]");
}
