using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;
using PspMigrate.Tests.Controls;

namespace PspMigrate.Tests.Conversion;

/// <remarks>Gates and versions: kubernetes pkg/features/kube_features.go; hostUsers came in v1.25.</remarks>
[TestClass]
public sealed class WitnessNeedsTests
{
    [TestMethod]
    public void An_ordinary_pod_needs_nothing() => Of(Given.Pod(spec: "volumes: [{name: a, emptyDir: {}}]")).Should().BeEmpty();

    [TestMethod]
    public void One_container_with_procMount_needs_its_gate() =>
        Of(Given.PodOf("containers: [{name: a, image: b}, {name: c, image: d, securityContext: {procMount: Unmasked}}]")).Should().Equal(
            "Needs the feature gate ProcMountType, which is alpha in every version that has PodSecurityPolicy.");

    [TestMethod]
    public void One_ephemeral_volume_needs_its_version_or_gate() =>
        Of(Given.Pod(spec: "volumes: [{name: a, emptyDir: {}}, {name: b, ephemeral: {}}]")).Should().Equal(
            "Needs v1.21, or the feature gate GenericEphemeralVolume in older versions.");

    [TestMethod]
    public void HostUsers_needs_a_version_that_keeps_it() =>
        Of(Given.Pod(spec: "hostUsers: false")).Should().Equal("Servers older than v1.25 drop hostUsers.");

    /// <remarks>plugin/pkg/admission/runtimeclass: "pod rejected: RuntimeClass \"kata\" not found".</remarks>
    [TestMethod]
    public void A_runtime_class_has_to_be_there() =>
        Of(Given.Pod(spec: "runtimeClassName: kata")).Should().Equal("Needs a RuntimeClass named kata.");

    private static IEnumerable<string> Of(Pod pod) => new Witness(pod, Twin: null, [], Verdict.Pass, Obstacle: null).Needs;
}
