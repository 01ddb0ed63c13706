using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class SysctlsTests
{
    private static readonly Sysctls Control = new();

    private static readonly string[] AlwaysSafe =
        ["kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range"];

    /// <remarks>facts/pod-security-policy.md, 30.</remarks>
    [TestMethod]
    public void Policy_takes_four_safe_ones_and_what_it_lists()
    {
        Control.Takes(Given.Policy(), Sets(AlwaysSafe)).Should().BeTrue();
        Control.Refuses(Given.Policy(), Sets("net.ipv4.ip_unprivileged_port_start")).Should().Be(
            "pod.spec.securityContext.sysctls[0]: Forbidden: unsafe sysctl \"net.ipv4.ip_unprivileged_port_start\" is not allowed");
        var policy = Given.Policy("allowedUnsafeSysctls: [kernel.msgmax, net.core.*]");
        Control.Takes(policy, Sets("kernel.msgmax", "net.core.somaxconn")).Should().BeTrue();
        Control.Takes(policy, Sets("kernel.msgmaxx")).Should().BeFalse();
        Control.Takes(Given.Policy("allowedUnsafeSysctls: ['*']"), Sets("vm.swappiness")).Should().BeTrue();
    }

    [TestMethod]
    public void Forbidding_takes_away_even_safe_ones()
    {
        Control.Refuses(Given.Policy("forbiddenSysctls: [kernel.shm_rmid_forced]"), Sets("kernel.shm_rmid_forced")).Should().Be(
            "pod.spec.securityContext.sysctls[0]: Forbidden: sysctl \"kernel.shm_rmid_forced\" is not allowed");
        Control.Takes(Given.Policy("forbiddenSysctls: ['*']"), Sets("net.ipv4.tcp_syncookies")).Should().BeFalse();
        Control.Takes(Given.Policy("forbiddenSysctls: ['*']"), Given.Pod()).Should().BeTrue();
    }

    [TestMethod]
    [DataRow(0, "kernel.shm_rmid_forced")]
    [DataRow(0, "net.ipv4.ip_local_port_range")]
    [DataRow(0, "net.ipv4.tcp_syncookies")]
    [DataRow(0, "net.ipv4.ping_group_range")]
    [DataRow(0, "net.ipv4.ip_unprivileged_port_start")]
    [DataRow(27, "net.ipv4.ip_local_reserved_ports")]
    [DataRow(29, "net.ipv4.tcp_keepalive_time")]
    [DataRow(29, "net.ipv4.tcp_fin_timeout")]
    [DataRow(29, "net.ipv4.tcp_keepalive_intvl")]
    [DataRow(29, "net.ipv4.tcp_keepalive_probes")]
    [DataRow(32, "net.ipv4.tcp_rmem")]
    [DataRow(32, "net.ipv4.tcp_wmem")]
    [DataRow(37, "net.ipv4.tcp_slow_start_after_idle")]
    [DataRow(37, "net.ipv4.tcp_notsent_lowat")]
    public void Baseline_allows_a_list_that_grew(int since, string name)
    {
        if (since > 0)
            Control.Says(Sets(name), $"baseline:v1.{since - 1}").Should().Be($"forbidden sysctls ({name})");
        Control.Passes(Sets(name), $"baseline:v1.{since}").Should().BeTrue();
        Control.Passes(Sets(name), "restricted:latest").Should().BeTrue();
    }

    [TestMethod]
    public void Baseline_names_sysctls_unquoted_in_list_order()
    {
        Control.Says(Sets("kernel.sem", "net.ipv4.tcp_syncookies", "kernel.msgmax", "kernel.sem"), "baseline:latest").Should().Be(
            "forbidden sysctls (kernel.sem, kernel.msgmax, kernel.sem)");
        Control.Passes(Sets("net/ipv4/tcp_syncookies"), "baseline:latest").Should().BeFalse("names are exact, with dots");
    }

    /// <remarks>facts/psp-to-pod-security-mapping.md, allowedUnsafeSysctls: a policy naming only such sysctls is baseline at a newer version.</remarks>
    [TestMethod]
    public void Grant_is_tightened_until_the_version_that_allows_it()
    {
        var policy = Given.Policy("allowedUnsafeSysctls: [net.ipv4.tcp_rmem]");
        Control.Compare(policy, "baseline:v1.31").Should().Contain("granted: net.ipv4.tcp_rmem");
        Control.Compare(policy, "baseline:v1.32").Should().ContainSingle().Which.Should().StartWith("lost: ");
    }

    [TestMethod]
    public void What_the_level_allows_beyond_the_policy_is_lost()
    {
        Control.Compare(Given.Policy(), "baseline:v1.0").Should().Equal("lost: net.ipv4.ip_unprivileged_port_start");
        Control.Compare(Given.Policy("forbiddenSysctls: ['*']"), "baseline:v1.0").Should().ContainSingle()
            .Which.Should().Contain("kernel.shm_rmid_forced");
        Control.Compare(Given.Policy("allowedUnsafeSysctls: ['*']"), "privileged:latest").Should().BeEmpty();
    }

    [TestMethod]
    public void Words_name_a_pattern_and_its_exceptions()
    {
        var policy = Given.Policy("allowedUnsafeSysctls: ['net.*']");
        Control.Compare(policy, "baseline:v1.0").Should().Equal(
            "granted: net.* (but not net.ipv4.ip_local_port_range, net.ipv4.ip_unprivileged_port_start, net.ipv4.ping_group_range, net.ipv4.tcp_syncookies)");
    }

    private static Pod Sets(params string[] names) =>
        Given.Pod(spec: $"securityContext: {{sysctls: [{string.Join(", ", names.Select(name => $"{{name: {name}, value: '1'}}"))}]}}");
}
