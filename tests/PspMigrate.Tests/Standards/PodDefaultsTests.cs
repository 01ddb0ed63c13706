using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Tests.Standards;

/// <summary>Expectations: facts/pod-security-checks.md, "What the server fills in" (pkg/apis/core/v1/defaults.go).</summary>
[TestClass]
public sealed class PodDefaultsTests
{
    private static readonly Pod OnHost = new()
    {
        HostNetwork = true,
        Containers = [new() { Name = "c", Ports = [new(9100, 0), new(80, 8080)] }],
        InitContainers = [new() { Name = "i", Ports = [new(81, 0)] }],
        EphemeralContainers = [new() { Name = "e", Ports = [new(82, 0)] }],
    };

    [TestMethod]
    public void On_the_hosts_network_ports_without_a_host_port_get_one_but_for_ephemeral_containers()
    {
        var pod = PodDefaults.Apply(OnHost);

        pod.Containers[0].Ports.Should().Equal(new ContainerPort(9100, 9100), new ContainerPort(80, 8080));
        pod.InitContainers[0].Ports.Should().Equal(new ContainerPort(81, 81));
        pod.EphemeralContainers.Should().Equal(OnHost.EphemeralContainers);
    }

    [TestMethod]
    public void A_pod_to_which_nothing_is_added_is_the_same_object()
    {
        var off = OnHost with { HostNetwork = false };
        var full = OnHost with { Containers = [new() { Name = "c", Ports = [new(80, 8080)] }], InitContainers = [], EphemeralContainers = [] };

        PodDefaults.Apply(off).Should().BeSameAs(off);
        PodDefaults.Apply(full).Should().BeSameAs(full);
    }

    [TestMethod]
    public void A_volume_without_a_source_is_an_emptyDir_and_others_stay()
    {
        var pod = new Pod { Volumes = [new() { Name = "a" }, new() { Name = "b", Sources = ["secret"] }] };

        PodDefaults.Apply(pod).Volumes.SelectMany(volume => volume.Sources).Should().Equal("emptyDir", "secret");
        PodDefaults.Apply(pod with { Volumes = [pod.Volumes[0]] }).Volumes.Single().Sources.Should().Equal("emptyDir");
    }
}
