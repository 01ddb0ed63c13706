using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Tests.Policies;

/// <summary>Expectations: facts/pod-security-policy.md, "Which policy admits a pod".</summary>
[TestClass]
public sealed class PolicyAdmissionTests
{
    private const string PodSeccomp = "seccomp.security.alpha.kubernetes.io/pod";

    private static readonly PodSecurityPolicy Open = new()
    {
        Name = "open",
        SELinux = new("RunAsAny", null),
        RunAsUser = new("RunAsAny", []),
        SupplementalGroups = new("RunAsAny", []),
        FsGroup = new("RunAsAny", []),
        Volumes = ["*"],
        Privileged = true,
        Annotations = Maps.Empty.Add("seccomp.security.alpha.kubernetes.io/allowedProfileNames", "*"),
    };

    private static readonly Pod Plain = new() { Containers = [new() { Name = "c" }] };

    [TestMethod]
    public void A_policy_that_changes_nothing_wins_over_an_earlier_one_that_does() =>
        Admit(Plain, Dropping("a"), Open with { Name = "b" }).Policy.Should().Be("b");

    [TestMethod]
    public void Of_policies_that_all_change_the_pod_the_first_by_name_wins() =>
        Admit(Plain, Dropping("p2"), Dropping("p10"), Dropping("p.1"), Dropping("p-1")).Policy.Should().Be("p-1");

    [TestMethod]
    public void A_seccomp_field_without_annotation_is_a_change_under_every_policy()
    {
        var pod = Plain with { SecurityContext = new() { SeccompProfile = new("RuntimeDefault") } };

        Admit(pod, Dropping("a"), Open with { Name = "b" }).Policy.Should().Be("a");
        Admit(pod with { Annotations = Maps.Empty.Add(PodSeccomp, "runtime/default") }, Dropping("a"), Open with { Name = "b" })
            .Policy.Should().Be("b");
    }

    [TestMethod]
    public void A_seccomp_annotation_without_field_is_no_change() =>
        Admit(Plain with { Annotations = Maps.Empty.Add(PodSeccomp, "runtime/default") }, Dropping("a"), Open with { Name = "b" })
            .Policy.Should().Be("b");

    [TestMethod]
    public void A_pod_made_invalid_is_not_given_to_the_next_changing_policy()
    {
        var privileged = Plain with { Containers = [new() { Name = "c", SecurityContext = new() { Privileged = true } }] };
        var unescalated = Open with { Name = "a", AllowPrivilegeEscalation = false };

        Admit(privileged, unescalated, Dropping("b")).Allowed.Should().BeFalse();
        Admit(privileged, unescalated, Open with { Name = "b" }).Policy.Should().Be("b");
    }

    [TestMethod]
    public void Each_refusing_policy_tells_its_reasons()
    {
        var decision = Admit(Plain with { HostPid = true }, Open with { Name = "b" }, Open with { Name = "a" });

        decision.Allowed.Should().BeFalse();
        decision.Refusals.Select(refusal => refusal.Policy).Should().Equal("a", "b");
    }

    [TestMethod]
    public void A_pod_that_is_let_in_was_refused_by_nobody() =>
        Admit(Plain with { HostPid = true }, Open with { Name = "a" }, Open with { Name = "b", HostPid = true }).Refusals.Should().BeEmpty();

    /// <summary>Expectation: the recorded refusal of pod rtc-kata by policy p-rtc-gvisor.</summary>
    [TestMethod]
    public void A_refusal_without_a_reason_ends_after_the_value() =>
        Admit(Plain with { RuntimeClassName = "kata" }, Open with { RuntimeClass = new(["gvisor"], null) })
            .Refusals.Single().Reasons.Single().ToString().Should().Be("spec.runtimeClassName: Invalid value: \"kata\"");

    private static Decision Admit(Pod pod, params PodSecurityPolicy[] policies) =>
        PolicyAdmission.Admit(policies, pod, ServerFeatures.Plain);

    private static PodSecurityPolicy Dropping(string name) => Open with { Name = name, RequiredDropCapabilities = ["ALL"] };
}
