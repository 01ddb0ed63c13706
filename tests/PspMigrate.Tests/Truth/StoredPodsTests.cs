using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth.Server;

namespace PspMigrate.Tests.Truth;

/// <summary>Expectations: pods of truth/pod-security-policy as a server admitted them without policies.</summary>
[TestClass]
public sealed class StoredPodsTests
{
    private const string PodSeccomp = "seccomp.security.alpha.kubernetes.io/pod";

    private static readonly Pod Plain = new() { Containers = [new() { Name = "c" }] };

    [TestMethod]
    [DataRow("docker/default", "RuntimeDefault", null)]
    [DataRow("unconfined", "Unconfined", null)]
    [DataRow("localhost/audit.json", "Localhost", "audit.json")]
    public void A_seccomp_annotation_becomes_a_field(string annotation, string type, string? profile)
    {
        var stored = StoredPods.Of(Plain with { Annotations = Maps.Empty.Add(PodSeccomp, annotation) }, ServerFeatures.Plain);

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

        StoredPods.Of(pod, ServerFeatures.Plain).Annotations.Should().Equal(
            Maps.Empty.Add("container.seccomp.security.alpha.kubernetes.io/c", annotation));
    }

    [TestMethod]
    public void An_unmasked_proc_is_stored_only_with_its_gate()
    {
        var pod = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { ProcMount = "Unmasked" } }] };

        StoredPods.Of(pod, ServerFeatures.Plain).Containers[0].SecurityContext!.ProcMount.Should().Be("Default");
        StoredPods.Of(pod, ServerFeatures.Everything).Containers[0].SecurityContext!.ProcMount.Should().Be("Unmasked");
    }

    /// <remarks>pkg/registry/core/pod/strategy.go applySeccompVersionSkew: only what is missing is copied.</remarks>
    [TestMethod]
    public void Containers_profiles_are_copied_only_where_one_is_missing()
    {
        const string key = "container.seccomp.security.alpha.kubernetes.io/c";
        var field = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { SeccompProfile = new("RuntimeDefault"), Privileged = false } }] };
        var annotated = Maps.Empty.Add(key, "unconfined");

        var both = field with { Annotations = annotated };
        StoredPods.Of(both, ServerFeatures.Plain).Should().BeSameAs(both);
        var stored = StoredPods.Of(
            Plain with { Annotations = annotated, Containers = [new() { Name = "c", SecurityContext = new() { Privileged = false } }] }, ServerFeatures.Plain);
        stored.Containers[0].SecurityContext.Should().Be(new SecurityContext { SeccompProfile = new("Unconfined"), Privileged = false });
        StoredPods.Of(Plain, ServerFeatures.Plain).Should().BeSameAs(Plain);
    }
}
