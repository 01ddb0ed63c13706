using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class PrivilegedTests
{
    private static readonly Privileged Control = new();

    [TestMethod]
    [DataRow("", DisplayName = "omitted means false")]
    [DataRow("privileged: false")]
    public void Policy_refuses_privileged_containers_unless_it_says_true(string spec)
    {
        var policy = Given.Policy(spec);
        Control.Takes(policy, Given.Pod()).Should().BeTrue();
        Control.Takes(policy, Given.Pod("securityContext: {privileged: false}")).Should().BeTrue();
        Control.Refuses(policy, Given.Pod("securityContext: {privileged: true}")).Should().Be(
            "spec.containers[0].securityContext.privileged: Invalid value: true: Privileged containers are not allowed");
    }

    [TestMethod]
    public void Policy_that_says_true_takes_privileged_containers()
    {
        Control.Takes(Given.Policy("privileged: true"), Given.Pod("securityContext: {privileged: true}")).Should().BeTrue();
    }

    [TestMethod]
    [DataRow("baseline:v1.0")]
    [DataRow("restricted:latest")]
    public void Levels_name_the_containers_in_the_order_init_ordinary_ephemeral(string at)
    {
        var pod = Given.PodOf("""
            initContainers: [{name: i, securityContext: {privileged: true}}]
            containers: [{name: c, securityContext: {privileged: true}}, {name: fine, securityContext: {privileged: false}}]
            ephemeralContainers: [{name: e, securityContext: {privileged: true}}]
            """);
        Control.Says(pod, at).Should().Be("""privileged (containers "i", "c", "e" must not set securityContext.privileged=true)""");
        Control.Says(Given.Pod("securityContext: {privileged: true}"), at)
            .Should().Be("""privileged (container "a" must not set securityContext.privileged=true)""");
        Control.Passes(Given.Pod(), at).Should().BeTrue();
    }

    [TestMethod]
    public void Grant_is_tightened_and_a_refusal_is_lost_at_privileged_only()
    {
        Control.Compare(Given.Policy("privileged: true"), "baseline:latest").Should().Equal("granted: true");
        Control.Compare(Given.Policy("privileged: true"), "privileged:latest").Should().BeEmpty();
        Control.Compare(Given.Policy(), "privileged:latest").Should().Equal("lost: true");
        Control.Compare(Given.Policy(), "baseline:latest").Should().BeEmpty();
    }

    /// <remarks>facts/pod-security-policy.md, 17: the API refuses privileged containers that may not escalate.</remarks>
    [TestMethod]
    public void Privileged_is_put_into_pods_with_privilege_escalation() =>
        Control.With(Given.Pod("securityContext: {allowPrivilegeEscalation: false}"), Value.True).Containers[0].SecurityContext!
            .AllowPrivilegeEscalation.Should().BeTrue();

    /// <remarks>facts/pod-security-policy.md, 17: API validation refuses what the policy makes of the pod.</remarks>
    [TestMethod]
    public void Grant_without_privilege_escalation_is_none()
    {
        Control.Compare(Given.Policy("privileged: true\nallowPrivilegeEscalation: false"), "baseline:latest").Should().BeEmpty();
    }
}
