using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Tests.Policies;

/// <summary>Expectations: pods of truth/pod-security-policy as a server admitted them without policies.</summary>
[TestClass]
public sealed class ServerPodsTests
{
    private static readonly Pod Plain = new() { Containers = [new() { Name = "c" }], AutomountServiceAccountToken = false };

    [TestMethod]
    public void A_pod_gets_an_account_and_an_empty_security_context()
    {
        var arrived = ServerPods.ApplyServerDefaults(Plain, ServerFeatures.Plain);

        arrived.ServiceAccountName.Should().Be("default");
        arrived.SecurityContext.Should().Be(new PodSecurityContext());
        arrived.Volumes.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow(false, "secret")]
    [DataRow(true, "projected")]
    public void The_token_comes_as_a_volume_that_every_container_mounts(bool bound, string type)
    {
        var arrived = ServerPods.ApplyServerDefaults(
            Plain with { AutomountServiceAccountToken = null, InitContainers = [new() { Name = "i" }] },
            ServerFeatures.Plain with { BoundServiceAccountToken = bound });

        var volume = arrived.Volumes.Should().ContainSingle().Which;
        volume.Sources.Should().Equal(type);
        arrived.Containers.Concat(arrived.InitContainers).Should().AllSatisfy(container =>
            container.VolumeMounts.Should().Equal(new VolumeMount(volume.Name, "/var/run/secrets/kubernetes.io/serviceaccount", ReadOnly: true)));
    }

    [TestMethod]
    public void Ports_on_the_hosts_network_are_ports_of_the_host() =>
        ServerPods.ApplyServerDefaults(Plain with { HostNetwork = true, Containers = [new() { Name = "c", Ports = [new(9100, 0)] }] }, ServerFeatures.Plain)
            .Containers[0].Ports.Should().Equal(new ContainerPort(9100, 9100));

    [TestMethod]
    public void A_container_that_mounts_a_token_itself_gets_no_other()
    {
        var own = new VolumeMount("mine", "/var/run/secrets/kubernetes.io/serviceaccount", ReadOnly: false);
        var pod = Plain with { AutomountServiceAccountToken = null, Containers = [new() { Name = "a", VolumeMounts = [own] }, new() { Name = "b" }] };

        var arrived = ServerPods.ApplyServerDefaults(pod, ServerFeatures.Plain);

        arrived.Containers[0].VolumeMounts.Should().Equal(own);
        arrived.Containers[1].VolumeMounts.Should().ContainSingle();
    }
}
