using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class RunAsUserTests
{
    private static readonly RunAsUser Control = new();
    private static readonly PodSecurityPolicy NonRoot = Given.Policy("runAsUser: {rule: MustRunAsNonRoot}");
    private static readonly PodSecurityPolicy Range = Given.Policy("runAsUser: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}");

    [TestMethod]
    public void MustRunAs_fills_in_the_lowest_uid_of_the_first_range()
    {
        var policy = Given.Policy("runAsUser: {rule: MustRunAs, ranges: [{min: 5, max: 9}, {min: 1, max: 2}]}");
        Control.Fill(policy, Given.Pod()).Containers[0].SecurityContext!.RunAsUser.Should().Be(5);
        Control.Takes(policy, Given.Pod("securityContext: {runAsUser: 2}")).Should().BeTrue();
        Control.Refuses(policy, Given.Pod("securityContext: {runAsUser: 10}")).Should().Be(
            "spec.containers[0].securityContext.runAsUser: Invalid value: 10: must be in the ranges: [{5 9} {1 2}]");
        var pod = Given.Pod(spec: "securityContext: {runAsUser: 7}");
        Control.Fill(policy, pod).Should().BeSameAs(pod, "containers take over what their pod says");
        Control.Takes(policy, pod).Should().BeTrue();
    }

    /// <remarks>facts/pod-security-policy.md, 22.</remarks>
    [TestMethod]
    public void MustRunAs_takes_an_explicit_runAsNonRoot_false()
    {
        Control.Takes(Range, Given.Pod("securityContext: {runAsNonRoot: false}")).Should().BeTrue();
    }

    /// <remarks>facts/pod-security-policy.md, 22.</remarks>
    [TestMethod]
    public void MustRunAsNonRoot_fills_in_true_only_where_neither_field_is_set()
    {
        Control.Fill(NonRoot, Given.Pod()).Containers[0].SecurityContext!.RunAsNonRoot.Should().BeTrue();
        foreach (var context in new[] { "runAsUser: 1000", "runAsNonRoot: true" })
        {
            foreach (var pod in new[] { Given.Pod($"securityContext: {{{context}}}"), Given.Pod(spec: $"securityContext: {{{context}}}") })
            {
                Control.Fill(NonRoot, pod).Should().BeSameAs(pod);
                Control.Takes(NonRoot, pod).Should().BeTrue();
            }
        }
    }

    [TestMethod]
    public void MustRunAsNonRoot_refuses_root_and_an_explicit_false()
    {
        Control.Refuses(NonRoot, Given.Pod("securityContext: {runAsUser: 0}")).Should().Contain("running with the root UID is forbidden");
        Control.Refuses(NonRoot, Given.Pod("securityContext: {runAsUser: 1000, runAsNonRoot: false}")).Should().Be(
            "spec.containers[0].securityContext.runAsNonRoot: Invalid value: false: must be true");
    }

    /// <remarks>pkg/securitycontext/util.go DetermineEffectiveSecurityContext @v1.20.2.</remarks>
    [TestMethod]
    [DataRow("runAsNonRoot: true", "runAsNonRoot: false", false)]
    [DataRow("runAsNonRoot: false", "runAsNonRoot: true", true)]
    [DataRow("runAsNonRoot: false", "", false)]
    [DataRow("runAsUser: 0", "runAsUser: 1000", true)]
    [DataRow("runAsUser: 1000", "runAsUser: 0", false)]
    public void What_containers_say_comes_before_what_their_pod_says(string pod, string container, bool takes) =>
        Control.Takes(NonRoot, Given.Pod($"securityContext: {{{container}}}", $"securityContext: {{{pod}}}")).Should().Be(takes);

    [TestMethod]
    public void MustRunAsNonRoot_leaves_an_explicit_false_as_it_is()
    {
        var pod = Given.Pod("securityContext: {runAsNonRoot: false}");
        Control.Fill(NonRoot, pod).Should().BeSameAs(pod);
    }

    [TestMethod]
    public void A_pods_false_is_turned_round_only_where_every_container_has_another_user()
    {
        const string pod = "securityContext: {runAsNonRoot: false}";
        Restated($"{pod}\ncontainers: [{{name: a, securityContext: {{runAsUser: 1}}}}, {{name: b, securityContext: {{runAsUser: 2}}}}]").Should().BeTrue();
        Restated($"{pod}\ncontainers: [{{name: a, securityContext: {{runAsUser: 1}}}}, {{name: b}}]").Should().BeFalse();
        Restated($"{pod}\ncontainers: [{{name: a, securityContext: {{runAsUser: 1}}}}, {{name: b, securityContext: {{runAsUser: 0}}}}]").Should().BeFalse();

        static bool? Restated(string spec)
        {
            var given = Given.PodOf(spec);
            return Control.Restate(null, given, Control.Read(given)[0], Given.At("restricted:latest")).SecurityContext!.RunAsNonRoot;
        }
    }

    /// <remarks>facts/pod-security-checks.md: a pod-level 0 fails though every container overrides it, and so does a pod-level false.</remarks>
    [TestMethod]
    [DataRow("runAsUser: 0", "runAsUser: 1", "runAsUser: 2", true)]
    [DataRow("runAsUser: 0", "runAsUser: 1", "", false)]
    [DataRow("runAsNonRoot: false", "runAsNonRoot: true", "runAsNonRoot: true", true)]
    [DataRow("runAsNonRoot: false", "runAsNonRoot: true", "", false)]
    public void What_every_container_overrides_is_taken_off_the_pod(string pod, string first, string second, bool isTaken)
    {
        var given =
            Given.PodOf($"securityContext: {{{pod}}}\ncontainers: [{{name: a, securityContext: {{{first}}}}}, {{name: b, securityContext: {{{second}}}}}]");
        Control.Passes(given, "restricted:latest").Should().BeFalse();

        var restated = Control.Restate(null, given, Control.Read(given)[0], Given.At("restricted:latest"));

        (restated.SecurityContext is { RunAsUser: null, RunAsNonRoot: null }).Should().Be(isTaken);
        restated.Containers.Should().Equal(given.Containers);
    }

    [TestMethod]
    public void RunAsAny_takes_all_and_ignores_ranges()
    {
        var policy = Given.Policy("runAsUser: {rule: RunAsAny, ranges: [{min: 1, max: 2}]}");
        Control.Takes(policy, Given.Pod("securityContext: {runAsUser: 0, runAsNonRoot: false}")).Should().BeTrue();
        Control.SayFilled(policy).Should().BeNull();
    }

    [TestMethod]
    public void Restricted_demands_a_literal_runAsNonRoot_true()
    {
        Control.Says(Given.Pod(), "restricted:v1.0").Should().Be(
            """runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true)""");
        Control.Passes(Given.Pod("securityContext: {runAsUser: 1000}"), "restricted:latest").Should().BeFalse("runAsUser does not help");
        Control.Passes(Given.Pod("securityContext: {runAsNonRoot: true}"), "restricted:latest").Should().BeTrue();
        Control.Passes(Given.Pod(spec: "securityContext: {runAsNonRoot: true}"), "restricted:latest").Should().BeTrue();
        Control.Passes(Given.Pod("securityContext: {runAsUser: 0}"), "baseline:latest").Should().BeTrue();
    }

    [TestMethod]
    public void Restricted_speaks_of_explicit_false_first()
    {
        Control.Says(Given.Pod("securityContext: {runAsNonRoot: true}", "securityContext: {runAsNonRoot: false}"), "restricted:latest").Should().Be(
            "runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)");
        var pod = Given.PodOf("""
            containers: [{name: b, securityContext: {runAsNonRoot: false}}, {name: c}]
            initContainers: [{name: a, securityContext: {runAsNonRoot: false}}]
            """);
        Control.Says(pod, "restricted:latest").Should().Be(
            """runAsNonRoot != true (containers "a", "b" must not set securityContext.runAsNonRoot=false)""");
        Control.Says(Given.PodOf("containers: [{name: b}, {name: c}]"), "restricted:latest").Should().Be(
            """runAsNonRoot != true (pod or containers "b", "c" must set securityContext.runAsNonRoot=true)""");
    }

    [TestMethod]
    public void Restricted_refuses_uid_0_from_v1_23()
    {
        var pod = Given.Pod("securityContext: {runAsUser: 0}", "securityContext: {runAsUser: 0, runAsNonRoot: true}");
        Control.Passes(pod, "restricted:v1.22").Should().BeTrue();
        Control.Says(pod, "restricted:v1.23").Should().Be("""runAsUser=0 (pod and container "a" must not set runAsUser=0)""");
        var overridden = Given.Pod("securityContext: {runAsUser: 1}", "securityContext: {runAsUser: 0, runAsNonRoot: true}");
        Control.Says(overridden, "restricted:latest").Should().Be("runAsUser=0 (pod must not set runAsUser=0)");
    }

    [TestMethod]
    public void Restricted_passes_over_pods_in_user_namespaces_from_v1_35()
    {
        var pod = Given.Pod("securityContext: {runAsUser: 0, runAsNonRoot: false}", "hostUsers: false");
        Control.Says(pod, "restricted:v1.34").Should().Be(
            """runAsNonRoot != true (container "a" must not set securityContext.runAsNonRoot=false), """
            + """runAsUser=0 (container "a" must not set runAsUser=0)""");
        Control.Passes(pod, "restricted:v1.35").Should().BeTrue();
        Control.Passes(Given.Pod(spec: "os: {name: windows}"), "restricted:latest").Should().BeFalse("there is no windows exemption");
    }

    [TestMethod]
    public void RunAsAny_is_granted_at_restricted()
    {
        Control.Compare(Given.Policy(), "restricted:v1.34").Should().Equal("granted: unset, false, 0");
        Control.Compare(Given.Policy(), "restricted:v1.22").Should().Equal("granted: unset, false");
        Control.Compare(Given.Policy(), "baseline:latest").Should().BeEmpty();
    }

    [TestMethod]
    public void MustRunAsNonRoot_has_to_be_spelled_out_at_restricted()
    {
        Control.Compare(NonRoot, "restricted:v1.34").Should().Equal("respell: unset → true");
        Control.Compare(NonRoot, "restricted:latest").Should().Equal("lost: false, 0 with hostUsers: false", "respell: unset → true");
        Control.Compare(NonRoot, "restricted:v1.22").Should().Equal("lost: 0", "respell: unset → true");
        Control.Compare(NonRoot, "baseline:latest").Should().Equal("lost: false, 0", "default: runAsNonRoot true");
    }

    /// <remarks>DESIGN: a uid range without 0 implies runAsNonRoot.</remarks>
    [TestMethod]
    public void Range_without_root_has_to_be_spelled_out_at_restricted()
    {
        Control.Compare(Range, "restricted:v1.34").Should().Equal("lost: 65536 and above", "respell: unset, false → true", "default: uid 1");
        Control.Compare(Range, "baseline:latest").Should().Equal("lost: 0, 65536 and above", "default: uid 1");
    }

    [TestMethod]
    public void Range_with_root_is_granted_at_restricted()
    {
        var policy = Given.Policy("runAsUser: {rule: MustRunAs, ranges: [{min: 0, max: 65535}]}");
        Control.Compare(policy, "restricted:v1.34").Should().Equal("lost: 65536 and above", "granted: unset, false, 0", "default: uid 0");
    }

    [TestMethod]
    public void Words_name_the_fields()
    {
        Control.Say(Value.Unset).Should().Be("runAsNonRoot unset");
        Control.Say(Control.Facets[1].Of(ValueSet.Range(1, 65535))).Should().Be("uid 1–65535");
        Control.Say(ValueSet.Of(Value.True)).Should().Be("runAsNonRoot true");
        Control.Say(ValueSet.Booleans).Should().Be("runAsNonRoot unset, runAsNonRoot false, runAsNonRoot true");
        Control.Say(Control.Facets[1].Of(ValueSet.Range(0, int.MaxValue))).Should().Be("any uid");
        Control.Say(ValueSet.All).Should().Be("any uid");
        Control.Say(ValueSet.None).Should().Be("nothing");
        Control.Say(Control.Allowed(Given.At("restricted:v1.34"))).Should().Be("runAsNonRoot true, any uid but 0");
    }
}
