using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class CapabilitiesControlTests
{
    private const string Thirteen =
        "AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT";

    private static readonly CapabilitiesControl Control = new();

    /// <remarks>facts/pod-security-policy.md, 29: names are literal; default additions are allowed too.</remarks>
    [TestMethod]
    public void Policy_takes_the_names_of_either_list_literally()
    {
        var policy = Given.Policy("allowedCapabilities: [SYS_TIME, ALL]\ndefaultAddCapabilities: [CHOWN]");
        Control.Takes(policy, Adds("SYS_TIME", "CHOWN", "ALL")).Should().BeTrue();
        foreach (var name in new[] { "NET_ADMIN", "CAP_SYS_TIME", "sys_time" })
        {
            Control.Refuses(policy, Adds(name)).Should().Be(
                $"spec.containers[0].securityContext.capabilities.add: Invalid value: \"{name}\": capability may not be added");
        }
    }

    [TestMethod]
    public void Policy_without_lists_takes_no_addition_and_with_a_star_all()
    {
        Control.Takes(Given.Policy(), Adds("CHOWN")).Should().BeFalse();
        Control.Takes(Given.Policy(), Given.Pod()).Should().BeTrue();
        Control.Takes(Given.Policy("allowedCapabilities: ['*']"), Adds("SYS_ADMIN", "ALL")).Should().BeTrue();
    }

    /// <remarks>facts/pod-security-policy.md, 17: validation takes CAP_SYS_ADMIN, spelled so, not together with allowPrivilegeEscalation: false.</remarks>
    [TestMethod]
    [DataRow("allowedCapabilities: [CAP_SYS_ADMIN]\nallowPrivilegeEscalation: false", true)]
    [DataRow("allowedCapabilities: [CAP_SYS_ADMIN]", false)]
    [DataRow("allowPrivilegeEscalation: false", false)]
    public void A_capability_that_a_policy_allows_may_be_refused_by_what_the_policy_fills_in(string rules, bool isBecause)
    {
        var policy = Given.Policy(rules);
        (Control.Because(policy, ValueSet.Of(HeldOf("CAP_SYS_ADMIN").Value)) is not null).Should().Be(isBecause);
        Control.Because(policy, ValueSet.Of(HeldOf("CHOWN").Value)).Should().BeNull();
    }

    /// <remarks>Runtimes give NET_RAW by default; nothing of the kind holds for others.</remarks>
    [TestMethod]
    public void Only_leaving_out_what_runtimes_give_anyway_depends_on_the_runtime()
    {
        Control.RestateCondition(HeldOf("NET_RAW")).Should().Contain("container runtime");
        Control.RestateCondition(HeldOf("CHOWN")).Should().BeNull();
    }

    /// <remarks>facts/pod-security-policy.md, 18 and 30.</remarks>
    [TestMethod]
    public void Policy_fills_in_additions_and_drops_sorted()
    {
        var policy = Given.Policy("defaultAddCapabilities: [SYS_TIME, CHOWN]\nrequiredDropCapabilities: [NET_RAW, KILL]");
        var filled = Control.Fill(policy, Given.Pod("securityContext: {capabilities: {drop: [SYS_TIME]}}"));
        var capabilities = filled.Containers[0].SecurityContext!.Capabilities!;
        capabilities.Add.Should().Equal("CHOWN");
        capabilities.Drop.Should().Equal("KILL", "NET_RAW", "SYS_TIME");
        Control.SayFilled(policy).Should().Be("add SYS_TIME, add CHOWN, drop NET_RAW, drop KILL");
    }

    [TestMethod]
    public void Policy_leaves_lists_that_agree_as_they_are()
    {
        var pod = Given.Pod("securityContext: {capabilities: {drop: [NET_RAW, KILL, KILL]}}");
        Control.Fill(Given.Policy("requiredDropCapabilities: [KILL, NET_RAW]"), pod).Should().BeSameAs(pod);
    }

    [TestMethod]
    public void Required_drop_of_one_name_is_not_satisfied_by_ALL()
    {
        var filled = Control.Fill(Given.Policy("requiredDropCapabilities: [NET_RAW]"), Given.Pod("securityContext: {capabilities: {drop: [ALL]}}"));
        filled.Containers[0].SecurityContext!.Capabilities!.Drop.Should().Equal("ALL", "NET_RAW");
    }

    [TestMethod]
    [DataRow("baseline:v1.0")]
    [DataRow("restricted:v1.21", DisplayName = "restricted before v1.22 is baseline's")]
    public void Baseline_allows_adding_thirteen_exact_names(string at)
    {
        Control.Passes(Adds(Thirteen.Split(", ")), at).Should().BeTrue();
        foreach (var name in new[] { "NET_RAW", "CAP_CHOWN", "chown", "ALL", "*" })
        {
            Control.Says(Adds(name), at).Should().Be(
                $"non-default capabilities (container \"a\" must not include \"{name}\" in securityContext.capabilities.add)");
        }
    }

    [TestMethod]
    public void Baseline_names_containers_in_order_and_capabilities_sorted()
    {
        var pod = Given.PodOf("""
            initContainers: [{name: z, securityContext: {capabilities: {add: [SYS_TIME, NET_ADMIN]}}}]
            containers: [{name: a, securityContext: {capabilities: {add: [SYS_TIME, CHOWN]}}}]
            """);
        Control.Says(pod, "baseline:latest").Should().Be(
            """non-default capabilities (containers "z", "a" must not include "NET_ADMIN", "SYS_TIME" in securityContext.capabilities.add)""");
    }

    [TestMethod]
    public void Restricted_demands_a_drop_of_exactly_ALL_from_v1_22()
    {
        foreach (var drop in new[] { "", "all", "NET_RAW, KILL" })
        {
            var pod = Given.Pod($"securityContext: {{capabilities: {{drop: [{drop}]}}}}");
            Control.Passes(pod, "restricted:v1.21").Should().BeTrue();
            Control.Says(pod, "restricted:v1.22").Should().Be(
                """unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"])""");
        }

        Control.Passes(Given.Pod("securityContext: {capabilities: {drop: [KILL, ALL]}}"), "restricted:latest").Should().BeTrue();
    }

    [TestMethod]
    public void Restricted_allows_adding_NET_BIND_SERVICE_alone()
    {
        Control.Passes(Given.Pod("securityContext: {capabilities: {add: [NET_BIND_SERVICE], drop: [ALL]}}"), "restricted:latest").Should().BeTrue();
        Control.Says(Adds("CHOWN"), "restricted:latest").Should().Be(
            """unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"]; """
            + """container "a" must not include "CHOWN" in securityContext.capabilities.add)""");
    }

    [TestMethod]
    public void Restricted_passes_over_windows_pods_from_v1_25()
    {
        var pod = Given.Pod(spec: "os: {name: windows}");
        Control.Passes(pod, "restricted:v1.24").Should().BeFalse();
        Control.Passes(pod, "restricted:v1.25").Should().BeTrue();
        Control.Passes(Given.Pod(spec: "os: {name: Windows}"), "restricted:v1.25").Should().BeFalse();
    }

    [TestMethod]
    public void Drop_of_ALL_that_the_policy_filled_in_has_to_be_spelled_out()
    {
        var policy = Given.Policy("requiredDropCapabilities: [ALL]");
        Control.Compare(policy, "restricted:latest").Should().Equal("lost: NET_BIND_SERVICE", "respell: unset → true");
        Control.Compare(policy, "baseline:latest").Should().Equal("lost: " + Thirteen, "default: drop ALL");
    }

    [TestMethod]
    public void Drop_of_other_names_does_not_make_restricted()
    {
        var policy = Given.Policy("requiredDropCapabilities: [KILL, MKNOD, SETUID, SETGID]");
        Control.Compare(policy, "restricted:latest").Should().Contain("granted: unset");
        Control.Compare(policy, "restricted:v1.21").Should().NotContain(finding => finding.StartsWith("granted", StringComparison.Ordinal));
    }

    /// <remarks>DESIGN: adding NET_RAW asks for what the usual runtimes give anyway.</remarks>
    [TestMethod]
    public void NET_RAW_may_be_left_out_at_baseline_unless_it_is_dropped()
    {
        Control.Compare(Given.Policy("allowedCapabilities: [NET_RAW]"), "baseline:latest")
            .Should().Equal("lost: " + Thirteen, "respell: NET_RAW → unset");
        Control.Compare(Given.Policy("allowedCapabilities: [NET_RAW]\nrequiredDropCapabilities: [ALL]"), "baseline:latest")
            .Should().Contain("granted: NET_RAW");
        Control.Compare(Given.Policy("allowedCapabilities: [NET_RAW]"), "restricted:latest").Should().Contain(["granted: unset", "granted: NET_RAW"]);
    }

    [TestMethod]
    public void Grants_beyond_the_thirteen_are_tightened_at_baseline()
    {
        Control.Compare(Given.Policy("allowedCapabilities: [NET_ADMIN, CHOWN]"), "baseline:latest").Should().Contain("granted: NET_ADMIN");
        Control.Compare(Given.Policy("defaultAddCapabilities: [SYS_TIME]"), "baseline:latest")
            .Should().Contain(["granted: SYS_TIME", "default: add SYS_TIME"]);
        Control.Compare(Given.Policy("allowedCapabilities: ['*']"), "privileged:latest").Should().BeEmpty();
    }

    [TestMethod]
    public void Words_tell_drops_from_additions()
    {
        Control.Say(Value.Unset).Should().Be("ALL not dropped");
        Control.Say(ValueSet.Of(Value.True, Control.Of("add", "CHOWN"))).Should().Be("ALL dropped, adding CHOWN");
        Control.Say(ValueSet.Of(Value.True)).Should().Be("ALL dropped");
        Control.Say(ValueSet.None).Should().Be("nothing");
        Control.Say(Control.Submitted(Given.Policy())).Should().Be("no added capabilities");
        Control.Say(Control.Submitted(Given.Policy("allowedCapabilities: ['*']"))).Should().Be("adding anything");
    }

    /// <remarks>facts/pod-security-policy.md, 17: API validation knows this one spelling.</remarks>
    [TestMethod]
    public void CAP_SYS_ADMIN_is_never_admitted_without_privilege_escalation()
    {
        Control.Submitted(Given.Policy("allowedCapabilities: ['*']\nallowPrivilegeEscalation: false")).Contains(Control.Of("add", "CAP_SYS_ADMIN"))
            .Should().BeFalse();
        Control.Submitted(Given.Policy("allowedCapabilities: ['*']\nallowPrivilegeEscalation: false")).Contains(Control.Of("add", "SYS_ADMIN"))
            .Should().BeTrue();
    }

    [TestMethod]
    public void CAP_SYS_ADMIN_is_put_into_pods_with_privilege_escalation()
    {
        var unescalated = Given.Pod("securityContext: {allowPrivilegeEscalation: false}");
        Control.With(unescalated, Control.Of("add", "CAP_SYS_ADMIN")).Containers[0].SecurityContext!.AllowPrivilegeEscalation.Should().BeTrue();
        Control.With(unescalated, Control.Of("add", "SYS_ADMIN")).Containers[0].SecurityContext!.AllowPrivilegeEscalation.Should().BeFalse();
    }

    [TestMethod]
    public void An_addition_is_put_beside_the_drops()
    {
        var capabilities =
            Control.With(Given.Pod("securityContext: {capabilities: {drop: [ALL]}}"), Control.Of("add", "CHOWN")).Containers[0].SecurityContext!.Capabilities!;
        capabilities.Add.Should().Equal("CHOWN");
        capabilities.Drop.Should().Equal("ALL");
    }

    [TestMethod]
    public void An_empty_name_is_no_capability() => Control.Domain.Contains(Control.Of("add", "")).Should().BeFalse();

    /// <remarks>Runtimes take names in either case, with and without the prefix.</remarks>
    [TestMethod]
    [DataRow("KILL", false)]
    [DataRow("ALL", true)]
    [DataRow("all", true)]
    [DataRow("CAP_ALL", true)]
    [DataRow("NET_RAW", true)]
    [DataRow("cap_net_raw", true)]
    public void NET_RAW_stays_where_the_container_drops_what_it_would_have_by_default(string dropped, bool stays)
    {
        var pod = Given.Pod($"securityContext: {{capabilities: {{add: [NET_RAW, CHOWN], drop: [{dropped}]}}}}");
        var held = Control.Read(pod).Single(value => value.Value == Control.Of("add", "NET_RAW"));
        Control.Restate(Given.Policy(), pod, held, Given.At("baseline:latest")).Containers[0].SecurityContext!.Capabilities!.Add
            .Should().Equal(stays ? ["NET_RAW", "CHOWN"] : ["CHOWN"]);
    }

    /// <remarks>containerd and CRI-O take ALL in either case; Pod Security reads it literally (facts/pod-security-checks.md).</remarks>
    [TestMethod]
    public void A_drop_of_all_is_one_of_ALL_said_otherwise()
    {
        Control.Compare(Given.Policy("requiredDropCapabilities: [all]"), "restricted:latest")
            .Should()
            .Equal("lost: NET_BIND_SERVICE", "respell: unset → true");
        Control.Compare(Given.Policy("requiredDropCapabilities: [all]\nallowedCapabilities: [NET_RAW]"), "baseline:latest")
            .Should()
            .Contain("granted: NET_RAW");

        Restated("{drop: [KILL, all]}", "restricted:latest").Drop.Should().Equal("KILL", "ALL");
        Restated("{drop: [all, All]}", "restricted:latest").Drop.Should().Equal("ALL");
        Restated("{drop: [CAP_ALL]}", "restricted:latest").Drop.Should().Equal(["CAP_ALL"], "containerd knows no such name");
    }

    [TestMethod]
    [DataRow("net_bind_service", "restricted:latest", "NET_BIND_SERVICE")]
    [DataRow("chown", "baseline:latest", "CHOWN")]
    [DataRow("chown", "restricted:latest", "chown", DisplayName = "refused in upper case, too")]
    [DataRow("sys_admin", "baseline:latest", "sys_admin")]
    [DataRow("CAP_CHOWN", "baseline:latest", "CAP_CHOWN", DisplayName = "containerd knows no such name")]
    [DataRow("net_raw", "baseline:latest", "", DisplayName = "what the runtime gives anyway")]
    public void Names_that_only_differ_in_case_are_said_in_upper_case(string added, string at, string expected)
    {
        var add = Restated($"{{drop: [KILL], add: [{added}]}}", at).Add;
        (add.IsDefault ? "" : string.Join(' ', add)).Should().Be(expected);
    }

    [TestMethod]
    public void A_name_that_a_policy_allows_in_lower_case_is_a_respelling()
    {
        Control.Compare(Given.Policy("allowedCapabilities: [chown]"), "baseline:latest").Should().Equal("lost: " + Thirteen, "respell: chown → CHOWN");
        Control.Compare(Given.Policy("allowedCapabilities: [net_raw]"), "baseline:latest").Should().Equal("lost: " + Thirteen, "respell: net_raw → unset");
        Control.Compare(Given.Policy("allowedCapabilities: [net_admin]"), "baseline:latest").Should().Contain("granted: net_admin");
        Control.Compare(Given.Policy("defaultAddCapabilities: [net_bind_service]\nrequiredDropCapabilities: [ALL]"), "restricted:latest")
            .Should().Contain("respell: net_bind_service → NET_BIND_SERVICE");
    }

    private static Capabilities Restated(string capabilities, string at)
    {
        var pod = Given.Pod($"securityContext: {{capabilities: {capabilities}}}");
        foreach (var held in Control.Read(pod).Where(held => !Control.Allowed(Given.At(at)).Contains(held.Value)))
            pod = Control.Restate(policy: null, pod, held, Given.At(at));
        return pod.Containers[0].SecurityContext!.Capabilities!;
    }

    private static FieldValue HeldOf(string name) => Control.Read(Adds(name)).Single(held => held.Value.AsText is { } text && text == name);

    private static Pod Adds(params string[] names) =>
        Given.Pod($"securityContext: {{capabilities: {{add: [{string.Join(", ", names.Select(name => $"'{name}'"))}]}}}}");
}
