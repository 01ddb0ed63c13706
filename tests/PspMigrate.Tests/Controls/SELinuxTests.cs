using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class SELinuxTests
{
    private static readonly SELinux Control = new();
    private static readonly PodSecurityPolicy Pinned = Given.Policy(
        "seLinux: {rule: MustRunAs, seLinuxOptions: {user: system_u, role: system_r, type: spc_t, level: 's0:c1,c2'}}");

    /// <remarks>A container's options take the place of its pod's (pkg/securitycontext/util.go @v1.20.2); Pod Security reads both.</remarks>
    [TestMethod]
    [DataRow("{seLinuxOptions: {level: s0}}", true)]
    [DataRow("{}", false)]
    public void What_every_container_overrides_is_taken_off_the_pod(string second, bool isTaken)
    {
        var given =
            Given.PodOf(
                $"securityContext: {{seLinuxOptions: {{type: spc_t}}}}\ncontainers: [{{name: a, securityContext: {{seLinuxOptions: {{type: "
                    + $"container_t}}}}}}, {{name: b, securityContext: {second}}}]");
        Control.Passes(given, "baseline:latest").Should().BeFalse();

        var restated = Control.Restate(null, given, Control.Read(given)[0], Given.At("baseline:latest"));

        (restated.SecurityContext?.SELinuxOptions is null).Should().Be(isTaken);
        restated.Containers.Should().Equal(given.Containers);
    }

    [TestMethod]
    public void MustRunAs_fills_in_its_options_and_refuses_others()
    {
        Control.Fill(Pinned, Given.Pod()).SecurityContext!.SELinuxOptions.Should().Be(
            new SELinuxOptions("system_u", "system_r", "spc_t", "s0:c1,c2"));
        Control.Takes(Pinned, Given.Pod()).Should().BeTrue();
        Control.Takes(Pinned, Options("user: system_u, role: system_r, type: spc_t, level: 's0:c2,c1'"))
            .Should().BeTrue("the order of categories doesn't count");
        Control.Refuses(Pinned, Options("user: system_u, role: system_r, type: other_t, level: 's0:c1,c2'")).Should().Contain(
            "seLinuxOptions.type: Invalid value: \"other_t\": must be spc_t");
        Control.Takes(Pinned, Options("type: spc_t")).Should().BeFalse("all four parts are pinned");
    }

    /// <remarks>Recorded refusals of truth/pod-security-policy: the pod is named first, and its containers take over what it says.</remarks>
    [TestMethod]
    [DataRow("user", "other_u", "system_u")]
    [DataRow("role", "other_r", "system_r")]
    [DataRow("level", "s0:c3", "s0:c1,c2")]
    public void A_refusal_names_the_part_that_differs(string part, string other, string wanted)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["user"] = "system_u",
            ["role"] = "system_r",
            ["type"] = "spc_t",
            ["level"] = "s0:c1,c2",
        };
        parts[part] = other;
        Control.Refuses(Pinned, Options(string.Join(", ", parts.Select(item => $"{item.Key}: '{item.Value}'")))).Should().Be(
            $"spec.securityContext.seLinuxOptions.{part}: Invalid value: \"{other}\": must be {wanted}; "
            + $"spec.containers[0].securityContext.seLinuxOptions.{part}: Invalid value: \"{other}\": must be {wanted}");
    }

    [TestMethod]
    public void A_containers_own_options_come_before_its_pods() => Control.Takes(Pinned, Given.Pod(
        "securityContext: {seLinuxOptions: {type: other_t}}",
        "securityContext: {seLinuxOptions: {user: system_u, role: system_r, type: spc_t, level: 's0:c1,c2'}}")).Should().BeFalse();

    [TestMethod]
    public void A_level_without_categories_is_compared_as_it_is()
    {
        var policy = Given.Policy("seLinux: {rule: MustRunAs, seLinuxOptions: {type: spc_t, level: s0}}");
        Control.Takes(policy, Options("type: spc_t, level: s0")).Should().BeTrue();
        Control.Takes(policy, Options("type: spc_t, level: s1")).Should().BeFalse();
        Control.Takes(policy, Options("type: spc_t, level: 's0,s1'")).Should().BeFalse();
    }

    [TestMethod]
    public void A_part_is_put_beside_the_others() => Control.With(Options("user: u, type: t"), "spc_t").SecurityContext!.SELinuxOptions
        .Should().Be(new SELinuxOptions("u", "", "spc_t", ""));

    [TestMethod]
    public void Samples_name_something() =>
        Control.Samples.Where(sample => !sample.IsUnset).Should().OnlyContain(sample => sample.AsText!.Length > 0);

    [TestMethod]
    public void RunAsAny_takes_all_and_ignores_options()
    {
        var policy = Given.Policy("seLinux: {rule: RunAsAny, seLinuxOptions: {type: spc_t}}");
        Control.Takes(policy, Options("type: other_t, user: u")).Should().BeTrue();
        var pod = Given.Pod();
        Control.Fill(policy, pod).Should().BeSameAs(pod);
    }

    [TestMethod]
    [DataRow("container_t")]
    [DataRow("container_init_t")]
    [DataRow("container_kvm_t")]
    [DataRow("''", DisplayName = "an empty type is none")]
    public void Baseline_allows_a_few_types_and_any_level(string type)
    {
        Control.Passes(Options($"type: {type}, level: 's0:c1'"), "baseline:v1.0").Should().BeTrue();
        Control.Passes(Options($"type: {type}, level: 's0:c1'"), "restricted:latest").Should().BeTrue();
    }

    [TestMethod]
    public void Container_engine_t_came_with_v1_31()
    {
        var pod = Options("type: container_engine_t");
        Control.Says(pod, "baseline:v1.30").Should().Be(
            """seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "container_engine_t")""");
        Control.Passes(pod, "baseline:v1.31").Should().BeTrue();
    }

    [TestMethod]
    public void Baseline_names_types_sorted_then_user_and_role()
    {
        var pod = Given.PodOf("""
            securityContext: {seLinuxOptions: {type: z_t}}
            containers:
            - {name: b, securityContext: {seLinuxOptions: {type: a_t, role: r}}}
            - {name: c, securityContext: {seLinuxOptions: {user: u}}}
            """);
        Control.Says(pod, "baseline:latest").Should().Be(
            """seLinuxOptions (pod and containers "b", "c" set forbidden securityContext.seLinuxOptions: """
            + """types "a_t", "z_t"; user may not be set; role may not be set)""");
    }

    /// <remarks>facts/psp-to-pod-security-mapping.md, TRAP 1: every real policy says RunAsAny.</remarks>
    [TestMethod]
    public void RunAsAny_is_left_open()
    {
        var findings = Control.Compare(Given.Policy(), "restricted:latest");
        findings.Should().ContainSingle().Which.Should().StartWith("open: ");
        Control.Compare(Given.Policy(), "privileged:latest").Should().BeEmpty();
    }

    [TestMethod]
    public void Pinned_options_beyond_the_level_are_granted_and_the_pinning_lost()
    {
        Control.Compare(Pinned, "baseline:latest").Should().Contain(["granted: spc_t, system_u, system_r"])
            .And.Contain(finding => finding.StartsWith("lost: ", StringComparison.Ordinal))
            .And.Contain("default: user=system_u role=system_r type=spc_t level=s0:c1,c2");
        var confined = Given.Policy("seLinux: {rule: MustRunAs, seLinuxOptions: {type: container_t}}");
        Control.Compare(confined, "restricted:latest").Should().NotContain(finding => finding.StartsWith("granted", StringComparison.Ordinal))
            .And.Contain("default: type=container_t");
    }

    [TestMethod]
    public void Words_go_part_by_part()
    {
        Control.Say(Control.Domain - Control.Allowed(Given.At("baseline:v1.30"))).Should().Be(
            "any user, any role, type other than container_init_t, container_kvm_t, container_t");
        Control.Say(Control.Submitted(Pinned)).Should().Be("unset, user system_u, role system_r, level s0:c1,c2, type spc_t");
        Control.Say(Control.Domain).Should().Be("anything");
        Control.Say(ValueSet.None).Should().Be("nothing");
    }

    private static Pod Options(string options) => Given.Pod(spec: $"securityContext: {{seLinuxOptions: {{{options}}}}}");
}
