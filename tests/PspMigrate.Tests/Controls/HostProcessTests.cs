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

    /// <remarks>pkg/apis/core/validation validateWindowsHostProcessPod: host processes need the host's network.</remarks>
    [TestMethod]
    public void A_host_process_is_put_into_a_pod_on_the_hosts_network_that_may_say_anything_else()
    {
        var (on, off) = (Control.With(Given.Pod(), Value.True), Control.With(Given.Pod(), Value.False));
        (on.HostNetwork, on.OsName).Should().Be((true, null), "with os.name windows the API refuses what levels ask for");
        (off.HostNetwork, off.OsName).Should().Be((false, null));
    }

    [TestMethod]
    public void It_is_held_below_windowsOptions() => Control.Read(Given.Pod(On, On)).Select(held => held.Path).Should().Equal(
        "spec.securityContext.windowsOptions.hostProcess", "spec.containers[0].securityContext.windowsOptions.hostProcess");

    /// <remarks>DESIGN: left open. The API takes it only together with hostNetwork.</remarks>
    [TestMethod]
    public void Policy_with_the_hosts_network_leaves_it_open()
    {
        Control.Compare(Given.Policy("hostNetwork: true"), "baseline:latest").Should().Equal("open: true");
        Control.Compare(Given.Policy(), "baseline:latest").Should().BeEmpty();
        Control.Compare(Given.Policy(), "privileged:latest").Should().Equal("lost: true");
    }
}
