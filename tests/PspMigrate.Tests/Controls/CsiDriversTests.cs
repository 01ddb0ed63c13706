using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class CsiDriversTests
{
    private static readonly CsiDrivers Control = new();

    [TestMethod]
    public void Policy_takes_the_listed_drivers()
    {
        var policy = Given.Policy("volumes: [csi]\nallowedCSIDrivers: [{name: secrets-store.csi.k8s.io}]");
        Control.Takes(policy, Given.Pod(spec: "volumes: [{name: v, csi: {driver: secrets-store.csi.k8s.io}}]")).Should().BeTrue();
        Control.Refuses(policy, Given.Pod(spec: "volumes: [{name: v, csi: {driver: other.example.com}}]")).Should()
            .Be("spec.volumes[0].csi.driver: Invalid value: \"other.example.com\": Inline CSI driver is not allowed to be used");
    }

    [TestMethod]
    public void Policy_without_a_list_takes_every_driver()
    {
        Control.Takes(Given.Policy("volumes: [csi]"), Given.Pod(spec: "volumes: [{name: v, csi: {driver: d}}]")).Should().BeTrue();
    }

    [TestMethod]
    public void List_is_lost_at_every_level()
    {
        var policy = Given.Policy("volumes: [csi]\nallowedCSIDrivers: [{name: secrets-store.csi.k8s.io}]");
        foreach (var at in new[] { "privileged:latest", "baseline:v1.0", "restricted:latest" })
            Control.Compare(policy, at).Should().Equal("lost: every driver but secrets-store.csi.k8s.io");
        Control.Compare(Given.Policy("volumes: ['*']\nallowedCSIDrivers: [{name: secrets-store.csi.k8s.io}]"), "restricted:latest")
            .Should().Equal("lost: every driver but secrets-store.csi.k8s.io");
        Control.Compare(Given.Policy("allowedCSIDrivers: [{name: secrets-store.csi.k8s.io}]"), "restricted:latest").Should().BeEmpty();
    }

    [TestMethod]
    public void Policy_without_a_list_has_no_rule()
    {
        Control.HasRule(Given.Policy()).Should().BeFalse();
        Control.HasRule(Given.Policy("allowedCSIDrivers: [{name: d}]")).Should().BeTrue();
    }
}
