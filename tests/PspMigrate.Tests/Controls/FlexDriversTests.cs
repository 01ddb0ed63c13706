using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class FlexDriversTests
{
    private static readonly FlexDrivers Control = new();

    [TestMethod]
    public void Policy_takes_the_listed_drivers()
    {
        var policy = Given.Policy("volumes: [flexVolume]\nallowedFlexVolumes: [{driver: example/lvm}]");
        Control.Takes(policy, Given.Pod(spec: "volumes: [{name: v, flexVolume: {driver: example/lvm}}]")).Should().BeTrue();
        Control.Refuses(policy, Given.Pod(spec: "volumes: [{name: v, flexVolume: {driver: example/cifs}}]")).Should()
            .Be("spec.volumes[0].flexVolume.driver: Invalid value: \"example/cifs\": Flexvolume driver is not allowed to be used");
    }

    /// <remarks>facts/pod-security-policy.md, 26: empty means all of that type.</remarks>
    [TestMethod]
    public void Policy_without_a_list_takes_every_driver()
    {
        Control.Takes(Given.Policy("volumes: [flexVolume]"), Given.Pod(spec: "volumes: [{name: v, flexVolume: {driver: d}}]")).Should().BeTrue();
    }

    [TestMethod]
    public void List_is_lost_where_the_level_lets_flex_volumes_in()
    {
        var policy = Given.Policy("volumes: [flexVolume]\nallowedFlexVolumes: [{driver: example/lvm}]");
        Control.Compare(policy, "baseline:latest").Should().Equal("lost: every driver but example/lvm");
        Control.Compare(policy, "restricted:latest").Should().BeEmpty("restricted refuses the type");
        Control.Compare(Given.Policy("volumes: [flexVolume]"), "baseline:latest").Should().BeEmpty();
        Control.Compare(Given.Policy("allowedFlexVolumes: [{driver: example/lvm}]"), "baseline:latest").Should().BeEmpty();
    }

    [TestMethod]
    public void Policy_without_a_list_has_no_rule()
    {
        Control.HasRule(Given.Policy()).Should().BeFalse();
        Control.HasRule(Given.Policy("allowedFlexVolumes: [{driver: d}]")).Should().BeTrue();
    }
}
