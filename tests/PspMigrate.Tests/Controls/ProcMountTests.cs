using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class ProcMountTests
{
    private static readonly ProcMount Control = new();

    [TestMethod]
    [DataRow("", DisplayName = "omitted allows Default only")]
    [DataRow("allowedProcMountTypes: []")]
    [DataRow("allowedProcMountTypes: [Default]")]
    public void Policy_takes_Default_and_unset(string spec)
    {
        var policy = Given.Policy(spec);
        Control.Takes(policy, Given.Pod()).Should().BeTrue();
        Control.Takes(policy, Given.Pod("securityContext: {procMount: Default}")).Should().BeTrue();
        Control.Refuses(policy, Given.Pod("securityContext: {procMount: Unmasked}")).Should().Be(
            "spec.containers[0].securityContext.procMount: Invalid value: \"Unmasked\": ProcMountType is not allowed");
    }

    /// <remarks>facts/pod-security-policy.md, 32.</remarks>
    [TestMethod]
    public void Unmasked_alone_refuses_default_pods()
    {
        var policy = Given.Policy("allowedProcMountTypes: [Unmasked]");
        Control.Refuses(policy, Given.Pod()).Should().Be(
            "spec.containers[0].securityContext.procMount: Invalid value: \"Default\": ProcMountType is not allowed");
        Control.Takes(policy, Given.Pod("securityContext: {procMount: Unmasked}")).Should().BeTrue();
    }

    [TestMethod]
    [DataRow("baseline:v1.0")]
    [DataRow("restricted:v1.34")]
    public void Levels_allow_Default(string at)
    {
        Control.Passes(Given.Pod(), at).Should().BeTrue();
        Control.Passes(Given.Pod("securityContext: {procMount: Default}"), at).Should().BeTrue();
        Control.Says(Given.Pod("securityContext: {procMount: Unmasked}"), at).Should().Be(
            """procMount (container "a" must not set securityContext.procMount to "Unmasked")""");
        var pod = Given.PodOf("containers: [{name: a, securityContext: {procMount: Unmasked}}, {name: b, securityContext: {procMount: Other}}]");
        Control.Says(pod, at).Should().Be(
            """procMount (containers "a", "b" must not set securityContext.procMount to "Other", "Unmasked")""");
    }

    [TestMethod]
    public void Baseline_alone_passes_over_user_namespaces_from_v1_35()
    {
        var pod = Given.Pod("securityContext: {procMount: Unmasked}", "hostUsers: false");
        Control.Passes(pod, "baseline:v1.34").Should().BeFalse();
        Control.Passes(pod, "baseline:v1.35").Should().BeTrue();
        Control.Passes(pod, "restricted:v1.34").Should().BeFalse();
        Control.Passes(pod, "restricted:v1.35").Should().BeFalse();
    }

    [TestMethod]
    public void Grant_is_tightened_and_refusal_lost_in_user_namespaces()
    {
        Control.Compare(Given.Policy("allowedProcMountTypes: [Default, Unmasked]"), "baseline:latest").Should().Equal("granted: Unmasked");
        Control.Compare(Given.Policy(), "baseline:v1.34").Should().BeEmpty();
        Control.Compare(Given.Policy(), "baseline:v1.35").Should().Equal("lost: Unmasked with hostUsers: false");
        Control.Compare(Given.Policy(), "restricted:latest").Should().BeEmpty();
        Control.Compare(Given.Policy(), "privileged:latest").Should().Equal("lost: Unmasked");
    }
}
