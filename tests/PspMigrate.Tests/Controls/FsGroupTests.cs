using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class FsGroupTests
{
    private static readonly FsGroup Control = new();

    [TestMethod]
    public void MustRunAs_fills_in_the_first_gid_and_takes_its_ranges()
    {
        var policy = Given.Policy("fsGroup: {rule: MustRunAs, ranges: [{min: 10, max: 20}, {min: 30, max: 40}]}");
        Control.Fill(policy, Given.Pod()).SecurityContext!.FsGroup.Should().Be(10);
        Control.Takes(policy, Given.Pod(spec: "securityContext: {fsGroup: 40}")).Should().BeTrue();
        Control.Refuses(policy, Given.Pod(spec: "securityContext: {fsGroup: 25}")).Should().Be(
            "spec.securityContext.fsGroup: Invalid value: []int64{25}: group 25 must be in the ranges: [{10 20} {30 40}]");
    }

    [TestMethod]
    public void MayRunAs_takes_unset_too_and_RunAsAny_all()
    {
        var may = Given.Policy("fsGroup: {rule: MayRunAs, ranges: [{min: 10, max: 20}]}");
        Control.Takes(may, Given.Pod()).Should().BeTrue();
        Control.Takes(may, Given.Pod(spec: "securityContext: {fsGroup: 9}")).Should().BeFalse();
        Control.Takes(Given.Policy(), Given.Pod(spec: "securityContext: {fsGroup: 0}")).Should().BeTrue();
    }

    [TestMethod]
    public void Ranges_are_lost_at_every_level()
    {
        var policy = Given.Policy("fsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}");
        foreach (var at in new[] { "privileged:latest", "baseline:v1.0", "restricted:latest" })
        {
            Control.Compare(policy, at).Should().Equal("lost: 0, 65536 and above", "default: gid 1");
            Control.Compare(Given.Policy(), at).Should().BeEmpty();
        }
    }
}
