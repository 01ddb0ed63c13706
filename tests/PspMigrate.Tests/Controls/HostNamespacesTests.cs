using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class HostNamespacesTests
{
    private static readonly HostNamespaces Control = new();

    [TestMethod]
    [DataRow("hostNetwork", "network")]
    [DataRow("hostPID", "PID")]
    [DataRow("hostIPC", "IPC")]
    public void Policy_refuses_each_unless_it_says_true(string field, string word)
    {
        var pod = Given.Pod(spec: $"{field}: true");
        Control.Takes(Given.Policy($"{field}: true"), pod).Should().BeTrue();
        Control.Refuses(Given.Policy(), pod).Should().Be(
            $"spec.securityContext.{field}: Invalid value: true: Host {word} is not allowed to be used");
        Control.Takes(Given.Policy(), Given.Pod()).Should().BeTrue();
    }

    [TestMethod]
    public void Levels_name_them_in_the_order_network_pid_ipc()
    {
        var pod = Given.Pod(spec: "hostIPC: true\nhostPID: true\nhostNetwork: true");
        Control.Says(pod, "baseline:v1.0").Should().Be("host namespaces (hostNetwork=true, hostPID=true, hostIPC=true)");
        Control.Says(Given.Pod(spec: "hostPID: true"), "restricted:latest").Should().Be("host namespaces (hostPID=true)");
        Control.Passes(Given.Pod(spec: "hostPID: false"), "baseline:latest").Should().BeTrue();
        Control.Passes(pod, "privileged:latest").Should().BeTrue();
    }

    [TestMethod]
    public void Words_name_those_that_are_meant()
    {
        Control.Say(ValueSet.Of(Control.Of("hostPID", true))).Should().Be("hostPID");
        Control.Say(ValueSet.Of(Control.Of("hostPID", true), Control.Of("hostIPC", true))).Should().Be("hostPID, hostIPC");
        Control.Say(ValueSet.All).Should().Be("hostNetwork, hostPID, hostIPC");
    }

    [TestMethod]
    public void Each_is_held_at_its_own_field() =>
        Control.Read(Given.Pod(spec: "hostIPC: true\nhostPID: true\nhostNetwork: true")).Select(held => held.Path)
            .Should().Equal("spec.hostNetwork", "spec.hostPID", "spec.hostIPC");

    [TestMethod]
    public void Grants_are_tightened_at_baseline_and_the_others_lost_at_privileged()
    {
        var policy = Given.Policy("hostNetwork: true");
        Control.Compare(policy, "baseline:v1.0").Should().Equal("granted: hostNetwork");
        Control.Compare(policy, "privileged:latest").Should().Equal("lost: hostPID, hostIPC");
        Control.Compare(Given.Policy(), "baseline:latest").Should().BeEmpty();
    }
}
