using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class SupplementalGroupsTests
{
    private static readonly SupplementalGroups Control = new();

    /// <remarks>facts/pod-security-policy.md, 31; the whole list is quoted, as recorded in truth/clusters/24.</remarks>
    [TestMethod]
    public void MustRunAs_fills_in_an_absent_list_and_refuses_an_empty_one()
    {
        var policy = Given.Policy("supplementalGroups: {rule: MustRunAs, ranges: [{min: 10, max: 20}]}");
        Control.Fill(policy, Given.Pod()).SecurityContext!.SupplementalGroups.Should().Equal(10L);
        Control.Takes(policy, Given.Pod(spec: "securityContext: {supplementalGroups: [10, 20]}")).Should().BeTrue();
        Control.Refuses(policy, Given.Pod(spec: "securityContext: {supplementalGroups: []}")).Should().Be(
            "spec.securityContext.supplementalGroups: Invalid value: []int64{}: unable to validate empty groups against required ranges");
        Control.Refuses(policy, Given.Pod(spec: "securityContext: {supplementalGroups: [15, 21]}")).Should().Be(
            "spec.securityContext.supplementalGroups: Invalid value: []int64{15, 21}: group 21 must be in the ranges: [{10 20}]");
    }

    [TestMethod]
    public void MayRunAs_takes_no_groups_too()
    {
        var policy = Given.Policy("supplementalGroups: {rule: MayRunAs, ranges: [{min: 10, max: 20}]}");
        Control.Takes(policy, Given.Pod()).Should().BeTrue();
        Control.Takes(policy, Given.Pod(spec: "securityContext: {supplementalGroups: []}")).Should().BeTrue();
        Control.Takes(policy, Given.Pod(spec: "securityContext: {supplementalGroups: [9]}")).Should().BeFalse();
    }

    [TestMethod]
    public void RunAsAny_takes_all()
    {
        Control.Takes(Given.Policy(), Given.Pod(spec: "securityContext: {supplementalGroups: [0]}")).Should().BeTrue();
    }

    [TestMethod]
    public void Ranges_are_lost_at_every_level()
    {
        var must = Given.Policy("supplementalGroups: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}");
        var may = Given.Policy("supplementalGroups: {rule: MayRunAs, ranges: [{min: 1, max: 65535}]}");
        foreach (var at in new[] { "privileged:latest", "baseline:v1.0", "restricted:latest" })
        {
            Control.Compare(must, at).Should().Equal("lost: 0, 65536 and above, []", "default: gid 1");
            Control.Compare(may, at).Should().Equal("lost: 0, 65536 and above");
            Control.Compare(Given.Policy(), at).Should().BeEmpty();
        }

        Control.Say("[]").Should().Be("an empty list");
    }

    [TestMethod]
    public void A_pod_without_a_list_holds_that_it_is_unset() =>
        Control.Read(Given.Pod()).Select(held => held.Value).Should().Equal(Value.Unset);

    [TestMethod]
    public void No_list_and_an_empty_one_are_put_as_such()
    {
        var pod = Given.Pod(spec: "securityContext: {supplementalGroups: [1]}");
        Control.With(pod, Value.Unset).SecurityContext!.SupplementalGroups.IsDefault.Should().BeTrue();
        var empty = Control.Samples.Single(sample => !sample.IsUnset && sample.AsNumber is null);
        Control.With(pod, empty).SecurityContext!.SupplementalGroups.IsDefault.Should().BeFalse();
    }
}
