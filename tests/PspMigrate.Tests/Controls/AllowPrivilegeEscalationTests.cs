using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class AllowPrivilegeEscalationTests
{
    private static readonly AllowPrivilegeEscalation Control = new();

    [TestMethod]
    [DataRow("", DisplayName = "omitted means true")]
    [DataRow("allowPrivilegeEscalation: true")]
    [DataRow("allowPrivilegeEscalation: null")]
    public void Policy_takes_escalation_unless_it_says_false(string spec)
    {
        var policy = Given.Policy(spec);
        Control.Takes(policy, Given.Pod("securityContext: {allowPrivilegeEscalation: true}")).Should().BeTrue();
        var pod = Given.Pod();
        Control.Fill(policy, pod).Should().BeSameAs(pod);
    }

    [TestMethod]
    public void Policy_that_says_false_fills_in_false_and_refuses_true()
    {
        var policy = Given.Policy("allowPrivilegeEscalation: false");
        Control.Fill(policy, Given.Pod()).Containers[0].SecurityContext!.AllowPrivilegeEscalation.Should().BeFalse();
        Control.Takes(policy, Given.Pod()).Should().BeTrue();
        Control.Refuses(policy, Given.Pod("securityContext: {allowPrivilegeEscalation: true}")).Should().Be(
            "spec.containers[0].securityContext.allowPrivilegeEscalation: Invalid value: true: "
            + "Allowing privilege escalation for containers is not allowed");
    }

    [TestMethod]
    public void Default_is_filled_in_and_may_be_overridden()
    {
        var policy = Given.Policy("defaultAllowPrivilegeEscalation: false");
        Control.Fill(policy, Given.Pod()).Containers[0].SecurityContext!.AllowPrivilegeEscalation.Should().BeFalse();
        Control.Takes(policy, Given.Pod("securityContext: {allowPrivilegeEscalation: true}")).Should().BeTrue();
    }

    [TestMethod]
    public void True_that_a_policy_fills_in_is_not_spelled_out_but_what_pods_say_stays()
    {
        var policy = Given.Policy("defaultAllowPrivilegeEscalation: true");
        var (unset, said) = (Given.Pod(), Given.Pod("securityContext: {allowPrivilegeEscalation: true}"));

        Control.MakeExplicit(unset, Control.Fill(policy, unset), KubernetesVersion.Latest)
            .Containers[0].SecurityContext!.AllowPrivilegeEscalation.Should().BeNull();
        Control.MakeExplicit(said, Control.Fill(policy, said) with { Name = "filled" }, KubernetesVersion.Latest)
            .Containers[0].SecurityContext!.AllowPrivilegeEscalation.Should().BeTrue();
    }

    [TestMethod]
    public void Restricted_demands_false_from_v1_8()
    {
        Control.Passes(Given.Pod(), "restricted:v1.7").Should().BeTrue();
        Control.Passes(Given.Pod(), "baseline:latest").Should().BeTrue();
        Control.Says(Given.Pod(), "restricted:v1.8").Should().Be(
            """allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false)""");
        Control.Passes(Given.Pod("securityContext: {allowPrivilegeEscalation: false}"), "restricted:latest").Should().BeTrue();
        var pod = Given.PodOf("""
            containers: [{name: b}, {name: c, securityContext: {allowPrivilegeEscalation: false}}]
            initContainers: [{name: a, securityContext: {allowPrivilegeEscalation: true}}]
            """);
        Control.Says(pod, "restricted:latest").Should().Be(
            """allowPrivilegeEscalation != false (containers "a", "b" must set securityContext.allowPrivilegeEscalation=false)""");
    }

    [TestMethod]
    public void Restricted_passes_over_windows_pods_from_v1_25()
    {
        var pod = Given.Pod(spec: "os: {name: windows}");
        Control.Passes(pod, "restricted:v1.24").Should().BeFalse();
        Control.Passes(pod, "restricted:v1.25").Should().BeTrue();
    }

    [TestMethod]
    public void Omitted_grants_escalation()
    {
        Control.Compare(Given.Policy(), "restricted:v1.8").Should().Equal("granted: unset, true");
        Control.Compare(Given.Policy(), "restricted:v1.7").Should().BeEmpty();
        Control.Compare(Given.Policy(), "baseline:latest").Should().BeEmpty();
    }

    [TestMethod]
    public void False_that_was_filled_in_has_to_be_spelled_out()
    {
        var policy = Given.Policy("allowPrivilegeEscalation: false");
        Control.Compare(policy, "restricted:latest").Should().Equal("respell: unset → false");
        Control.Compare(policy, "baseline:latest").Should().Equal("lost: true", "default: false");
    }

    [TestMethod]
    public void Default_false_alone_leaves_true_granted()
    {
        var policy = Given.Policy("defaultAllowPrivilegeEscalation: false");
        Control.Compare(policy, "restricted:latest").Should().Equal("respell: unset → false", "granted: true");
        Control.Compare(policy, "baseline:latest").Should().Equal("default: false");
    }
}
