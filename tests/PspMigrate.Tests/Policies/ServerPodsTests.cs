using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Tests.Policies;

/// <summary>Expectations: pods of truth/pod-security-policy as a server admitted them without policies.</summary>
[TestClass]
public sealed class ServerPodsTests
{
    private const string PodSeccomp = "seccomp.security.alpha.kubernetes.io/pod";

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
    [DataRow("docker/default", "RuntimeDefault", null)]
    [DataRow("unconfined", "Unconfined", null)]
    [DataRow("localhost/audit.json", "Localhost", "audit.json")]
    public void A_seccomp_annotation_becomes_a_field(string annotation, string type, string? profile)
    {
        var stored = ServerPods.Store(Plain with { Annotations = Maps.Empty.Add(PodSeccomp, annotation) }, ServerFeatures.Plain);

        stored.SecurityContext!.SeccompProfile.Should().Be(new ProfileField(type, profile));
        stored.Annotations[PodSeccomp].Should().Be(annotation);
    }

    [TestMethod]
    [DataRow("RuntimeDefault", null, "runtime/default")]
    [DataRow("Unconfined", null, "unconfined")]
    [DataRow("Localhost", "audit.json", "localhost/audit.json")]
    public void A_seccomp_field_of_a_container_becomes_an_annotation(string type, string? profile, string annotation)
    {
        var pod = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { SeccompProfile = new(type, profile) } }] };

        ServerPods.Store(pod, ServerFeatures.Plain).Annotations.Should().Equal(
            Maps.Empty.Add("container.seccomp.security.alpha.kubernetes.io/c", annotation));
    }

    [TestMethod]
    public void An_unmasked_proc_is_stored_only_with_its_gate()
    {
        var pod = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { ProcMount = "Unmasked" } }] };

        ServerPods.Store(pod, ServerFeatures.Plain).Containers[0].SecurityContext!.ProcMount.Should().Be("Default");
        ServerPods.Store(pod, ServerFeatures.Everything).Containers[0].SecurityContext!.ProcMount.Should().Be("Unmasked");
    }

    [TestMethod]
    public void A_container_that_mounts_a_token_itself_gets_no_other()
    {
        var own = new VolumeMount("mine", "/var/run/secrets/kubernetes.io/serviceaccount", ReadOnly: false);
        var pod = Plain with { AutomountServiceAccountToken = null, Containers = [new() { Name = "a", VolumeMounts = [own] }, new() { Name = "b" }] };

        var arrived = ServerPods.ApplyServerDefaults(pod, ServerFeatures.Plain);

        arrived.Containers[0].VolumeMounts.Should().Equal(own);
        arrived.Containers[1].VolumeMounts.Should().ContainSingle();
    }

    /// <remarks>pkg/registry/core/pod/strategy.go applySeccompVersionSkew: only what is missing is copied.</remarks>
    [TestMethod]
    public void Containers_profiles_are_copied_only_where_one_is_missing()
    {
        const string key = "container.seccomp.security.alpha.kubernetes.io/c";
        var field = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { SeccompProfile = new("RuntimeDefault"), Privileged = false } }] };
        var annotated = Maps.Empty.Add(key, "unconfined");

        var both = field with { Annotations = annotated };
        ServerPods.Store(both, ServerFeatures.Plain).Should().BeSameAs(both);
        var stored = ServerPods.Store(
            Plain with { Annotations = annotated, Containers = [new() { Name = "c", SecurityContext = new() { Privileged = false } }] }, ServerFeatures.Plain);
        stored.Containers[0].SecurityContext.Should().Be(new SecurityContext { SeccompProfile = new("Unconfined"), Privileged = false });
        ServerPods.Store(Plain, ServerFeatures.Plain).Should().BeSameAs(Plain);
    }
}
