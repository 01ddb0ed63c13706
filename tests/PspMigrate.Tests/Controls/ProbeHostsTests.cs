using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class ProbeHostsTests
{
    private static readonly ProbeHosts Control = new();

    /// <remarks>facts/pod-security-policy.md, 33.</remarks>
    [TestMethod]
    public void Policies_do_not_look_at_them()
    {
        Control.Takes(Given.Policy(), Given.Pod("livenessProbe: {httpGet: {host: 10.0.0.1, port: 80}}")).Should().BeTrue();
    }

    [TestMethod]
    [DataRow("livenessProbe: {httpGet: {host: 127.0.0.1, port: 80}}")]
    [DataRow("readinessProbe: {tcpSocket: {host: 127.0.0.1, port: 80}}")]
    [DataRow("startupProbe: {httpGet: {host: 127.0.0.1, port: 80}}")]
    [DataRow("lifecycle: {postStart: {tcpSocket: {host: 127.0.0.1, port: 80}}}")]
    [DataRow("lifecycle: {preStop: {httpGet: {host: 127.0.0.1, port: 80}}}")]
    public void Baseline_allows_no_host_from_v1_34(string container)
    {
        Control.Passes(Given.Pod(container), "baseline:v1.33").Should().BeTrue();
        Control.Says(Given.Pod(container), "baseline:v1.34").Should().Be(
            """probe or lifecycle host (container "a" uses probe or lifecycle host "127.0.0.1")""");
        Control.Passes(Given.Pod(container), "restricted:latest").Should().BeFalse();
    }

    [TestMethod]
    [DataRow("livenessProbe: {httpGet: {host: '', port: 80}}")]
    [DataRow("livenessProbe: {httpGet: {port: 80, httpHeaders: [{name: Host, value: example.com}]}}")]
    [DataRow("livenessProbe: {grpc: {port: 80}}")]
    public void Baseline_looks_at_nothing_else(string container)
    {
        Control.Passes(Given.Pod(container), "baseline:latest").Should().BeTrue();
    }

    /// <remarks>facts/pod-security-checks.md, 8: containers are sorted here, and each named once.</remarks>
    [TestMethod]
    public void Baseline_names_containers_and_hosts_sorted()
    {
        var pod = Given.PodOf("""
            initContainers:
            - {name: z, livenessProbe: {httpGet: {host: b, port: 1}}, readinessProbe: {httpGet: {host: a, port: 1}}}
            containers:
            - {name: c, livenessProbe: {httpGet: {host: b, port: 1}}}
            """);
        Control.Says(pod, "baseline:latest").Should().Be(
            """probe or lifecycle host (containers "c", "z" use probe or lifecycle hosts "a", "b")""");
    }

    [TestMethod]
    public void Every_policy_leaves_them_open()
    {
        Control.Compare(Given.Policy(), "baseline:v1.34").Should().Equal("open: anything");
        Control.Compare(Given.Policy(), "baseline:v1.33").Should().BeEmpty();
    }

    [TestMethod]
    public void A_host_is_put_into_a_probe() => Control.Read(Control.With(Given.Pod(), "10.0.0.1")).Select(held => held.Path)
        .Should().Equal("spec.containers[0].livenessProbe.tcpSocket.host");
}
