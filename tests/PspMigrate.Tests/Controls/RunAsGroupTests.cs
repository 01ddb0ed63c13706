using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class RunAsGroupTests
{
    private static readonly RunAsGroup Control = new();

    [TestMethod]
    public void MustRunAs_fills_in_the_first_gid_and_takes_its_ranges()
    {
        var policy = Given.Policy("runAsGroup: {rule: MustRunAs, ranges: [{min: 10, max: 20}]}");
        Control.Fill(policy, Given.Pod()).Containers[0].SecurityContext!.RunAsGroup.Should().Be(10);
        Control.Takes(policy, Given.Pod(spec: "securityContext: {runAsGroup: 20}")).Should().BeTrue();
        Control.Refuses(policy, Given.Pod("securityContext: {runAsGroup: 21}")).Should().Be(
            "spec.containers[0].securityContext.runAsGroup: Invalid value: 21: must be in the ranges: [{10 20}]");
        Control.Takes(policy, Given.Pod("securityContext: {runAsGroup: 11}", "securityContext: {runAsGroup: 21}")).Should().BeTrue("a container's own counts");
    }

    [TestMethod]
    public void MayRunAs_takes_unset_too_and_fills_in_nothing()
    {
        var policy = Given.Policy("runAsGroup: {rule: MayRunAs, ranges: [{min: 10, max: 20}]}");
        var pod = Given.Pod();
        Control.Fill(policy, pod).Should().BeSameAs(pod);
        Control.Takes(policy, pod).Should().BeTrue();
        Control.Takes(policy, Given.Pod("securityContext: {runAsGroup: 9}")).Should().BeFalse();
    }

    [TestMethod]
    [DataRow("", DisplayName = "omitted limits nothing")]
    [DataRow("runAsGroup: {rule: RunAsAny}")]
    public void Policy_without_ranges_takes_all(string spec)
    {
        Control.Takes(Given.Policy(spec), Given.Pod("securityContext: {runAsGroup: 0}")).Should().BeTrue();
    }

    [TestMethod]
    public void Ranges_are_lost_at_every_level()
    {
        var must = Given.Policy("runAsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}");
        var may = Given.Policy("runAsGroup: {rule: MayRunAs, ranges: [{min: 1, max: 65535}]}");
        foreach (var at in new[] { "privileged:latest", "baseline:v1.0", "restricted:latest" })
        {
            Control.Compare(must, at).Should().Equal("lost: 0, 65536 and above", "default: gid 1");
            Control.Compare(may, at).Should().Equal("lost: 0, 65536 and above");
            Control.Compare(Given.Policy(), at).Should().BeEmpty();
        }

        Control.Say(Control.Submitted(may)).Should().Be("unset, gid 1–65535");
    }

    [TestMethod]
    public void Policy_that_omits_it_has_no_rule()
    {
        Control.HasRule(Given.Policy()).Should().BeFalse();
        Control.HasRule(Given.Policy("runAsGroup: {rule: RunAsAny}")).Should().BeTrue();
    }
}
