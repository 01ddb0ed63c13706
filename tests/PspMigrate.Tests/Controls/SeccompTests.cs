using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class SeccompTests
{
    private const string Runtime = "seccompProfile: {type: RuntimeDefault}";
    private const string Localhost = "seccompProfile: {type: Localhost, localhostProfile: p.json}";
    private const string Unconfined = "seccompProfile: {type: Unconfined}";

    private static readonly Seccomp Control = new();

    /// <remarks>facts/pod-security-policy.md, 19.</remarks>
    [TestMethod]
    public void Policy_without_the_annotation_takes_no_profile_at_all()
    {
        Control.Takes(Given.Policy(), Given.Pod()).Should().BeTrue();
        Control.Refuses(Given.Policy(), Given.Pod(spec: $"securityContext: {{{Runtime}}}")).Should().Contain("seccomp may not be set");
        Control.Takes(Given.Policy(), Annotated("runtime/default")).Should().BeFalse();
    }

    /// <remarks>facts/pod-security-policy.md, 20.</remarks>
    [TestMethod]
    public void Policy_with_a_list_demands_a_pod_level_profile_of_it()
    {
        var policy = Profiles("runtime/default,localhost/p.json");
        Control.Takes(policy, Given.Pod(spec: $"securityContext: {{{Runtime}}}")).Should().BeTrue();
        Control.Takes(policy, Given.Pod(spec: $"securityContext: {{{Localhost}}}")).Should().BeTrue();
        Control.Takes(policy, Annotated("docker/default")).Should().BeTrue("the two names stand for each other");
        Control.Takes(policy, Given.Pod()).Should().BeFalse("nothing fills it in");
        Control.Takes(policy, Given.Pod($"securityContext: {{{Runtime}}}")).Should().BeFalse("container level alone fails");
        Control.Takes(policy, Given.Pod(spec: $"securityContext: {{{Unconfined}}}")).Should().BeFalse();
    }

    /// <remarks>Recorded refusals of truth/pod-security-policy.</remarks>
    [TestMethod]
    public void A_refusal_names_the_profile_and_the_list()
    {
        const string list = "is not an allowed seccomp profile. Valid values are runtime/default";
        const string own = "pod.metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: Forbidden: ";
        const string container = "pod.metadata.annotations[container.seccomp.security.alpha.kubernetes.io/a]: Forbidden: ";
        var policy = Profiles("runtime/default");

        Control.Refuses(policy, Annotated("unconfined")).Should().Be($"{own}unconfined {list}; {container}unconfined {list}");
        Control.Refuses(policy, Given.Pod()).Should().Be($"{own} {list}; {container} {list}");
        Control.Refuses(policy, Given.Pod(annotations: """
            seccomp.security.alpha.kubernetes.io/pod: runtime/default
            container.seccomp.security.alpha.kubernetes.io/a: unconfined
            """)).Should().Be($"{container}unconfined {list}");
    }

    [TestMethod]
    public void An_empty_list_takes_pods_without_a_profile()
    {
        Control.Submitted(Profiles("")).Should().Be(ValueSet.Of(Value.Unset));
        Control.Takes(Profiles(""), Annotated("''")).Should().BeTrue();
    }

    [TestMethod]
    public void An_empty_annotation_is_filled_in() => Control.Fill(Profiles("runtime/default", "runtime/default"), Annotated("''"))
        .Annotations["seccomp.security.alpha.kubernetes.io/pod"].Should().Be("runtime/default");

    [TestMethod]
    public void A_profile_is_put_as_annotation_and_as_field()
    {
        var put = Control.With(Given.Pod(), "localhost/p.json");
        put.Annotations["seccomp.security.alpha.kubernetes.io/pod"].Should().Be("localhost/p.json");
        put.SecurityContext!.SeccompProfile.Should().Be(new ProfileField("Localhost", "p.json"));
        Control.With(put, Value.Unset).SecurityContext!.SeccompProfile.Should().BeNull();
    }

    [TestMethod]
    public void Star_takes_any_profile_and_none_but_localhost_with_a_star_is_literal()
    {
        var any = Profiles("*");
        Control.Takes(any, Given.Pod()).Should().BeTrue();
        Control.Takes(any, Given.Pod(spec: $"securityContext: {{{Unconfined}}}")).Should().BeTrue();
        Control.Takes(Profiles("localhost/*"), Given.Pod(spec: $"securityContext: {{{Localhost}}}")).Should().BeFalse();
    }

    [TestMethod]
    public void Default_is_filled_in_at_pod_level()
    {
        var policy = Profiles("runtime/default", "runtime/default");
        var filled = Control.Fill(policy, Given.Pod());
        filled.Annotations["seccomp.security.alpha.kubernetes.io/pod"].Should().Be("runtime/default");
        Control.Takes(policy, Given.Pod()).Should().BeTrue();
        Control.Takes(Given.Policy(annotations: "seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default"), Given.Pod())
            .Should().BeFalse("a default alone refuses every pod");
        Control.Takes(Profiles("localhost/p.json", "runtime/default"), Given.Pod()).Should().BeFalse("the default is outside the list");
    }

    [TestMethod]
    public void Baseline_reads_annotations_to_v1_18_and_fields_from_v1_19()
    {
        var annotated = Annotated("unconfined");
        Control.Says(annotated, "baseline:v1.18").Should().Be(
            """seccompProfile (forbidden annotation seccomp.security.alpha.kubernetes.io/pod="unconfined")""");
        Control.Says(annotated, "restricted:v1.18").Should().Be(Control.Says(annotated, "baseline:v1.18"));
        Control.Passes(annotated, "baseline:v1.19").Should().BeTrue();
        foreach (var name in new[] { "runtime/default", "docker/default", "localhost/p.json" })
            Control.Passes(Annotated(name), "baseline:v1.18").Should().BeTrue(name);

        var field = Given.Pod(spec: $"securityContext: {{{Unconfined}}}");
        Control.Passes(field, "baseline:v1.18").Should().BeTrue();
        Control.Says(field, "baseline:v1.19").Should().Be(
            """seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")""");
        Control.Passes(Given.Pod(), "baseline:latest").Should().BeTrue();
    }

    [TestMethod]
    public void Annotations_of_containers_count_where_the_container_exists()
    {
        const string key = "container.seccomp.security.alpha.kubernetes.io/";
        Control.Says(Given.Pod(annotations: $"{key}a: unconfined\n{key}b: unconfined"), "baseline:v1.18").Should().Be(
            """seccompProfile (forbidden annotation container.seccomp.security.alpha.kubernetes.io/a="unconfined")""");
        var two = Given.Pod(annotations: $"{key}a: x\nseccomp.security.alpha.kubernetes.io/pod: ''");
        Control.Says(two, "baseline:v1.0").Should().Be(
            "seccompProfile (forbidden annotations container.seccomp.security.alpha.kubernetes.io/a=\"x\", "
            + "seccomp.security.alpha.kubernetes.io/pod=\"\")");
    }

    [TestMethod]
    public void Restricted_demands_a_field_from_v1_19()
    {
        Control.Passes(Given.Pod(), "restricted:v1.18").Should().BeTrue();
        Control.Says(Given.Pod(), "restricted:v1.19").Should().Be(
            """seccompProfile (pod or container "a" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")""");
        foreach (var profile in new[] { Runtime, Localhost })
        {
            Control.Passes(Given.Pod(spec: $"securityContext: {{{profile}}}"), "restricted:latest").Should().BeTrue();
            Control.Passes(Given.Pod($"securityContext: {{{profile}}}"), "restricted:latest").Should().BeTrue();
        }

        Control.Passes(Annotated("runtime/default"), "restricted:latest").Should().BeFalse("annotations are ignored");
        Control.Says(Given.Pod($"securityContext: {{{Unconfined}}}", $"securityContext: {{{Unconfined}}}"), "restricted:latest").Should().Be(
            """seccompProfile (pod and container "a" must not set securityContext.seccompProfile.type to "Unconfined")""");
        Control.Says(Given.PodOf("containers: [{name: a}, {name: b}]"), "restricted:latest").Should().Be(
            """seccompProfile (pod or containers "a", "b" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")""");
    }

    [TestMethod]
    public void Restricted_passes_over_windows_pods_from_v1_25()
    {
        var pod = Given.Pod(spec: "os: {name: windows}");
        Control.Passes(pod, "restricted:v1.24").Should().BeFalse();
        Control.Passes(pod, "restricted:v1.25").Should().BeTrue();
    }

    /// <remarks>facts/psp-to-pod-security-mapping.md, annotations: without the annotation at best baseline.</remarks>
    [TestMethod]
    public void Policy_without_the_annotation_is_granted_unset_at_restricted()
    {
        Control.Compare(Given.Policy(), "restricted:latest").Should().Equal("lost: localhost/*, runtime/default", "granted: unset");
        Control.Compare(Given.Policy(), "restricted:v1.18").Should().Equal("lost: localhost/*, runtime/default");
        Control.Compare(Given.Policy(), "baseline:latest").Should().Equal("lost: localhost/*, runtime/default");
    }

    [TestMethod]
    public void Default_has_to_be_spelled_out_at_restricted()
    {
        var policy = Profiles("docker/default,runtime/default", "runtime/default");
        Control.Compare(policy, "restricted:v1.19").Should().Equal("lost: localhost/*", "respell: unset → runtime/default");
        Control.Compare(policy, "baseline:latest").Should().Equal("lost: localhost/*", "default: runtime/default");
        Control.Compare(Profiles("runtime/default"), "restricted:latest").Should().Equal("lost: localhost/*");
        Control.Compare(Profiles("runtime/default"), "baseline:latest").Should().Equal("lost: unset, localhost/*");
    }

    /// <remarks>facts/pod-security-policy.md, 20.</remarks>
    [TestMethod]
    public void Default_outside_the_list_admits_no_pod_without_a_profile()
    {
        Control.Submitted(Profiles("runtime/default,unconfined", "localhost/p")).Should().Be(ValueSet.Of("runtime/default", "unconfined"));
        Control.Submitted(Profiles("runtime/default,unconfined", "unconfined")).Contains(Value.Unset).Should().BeTrue();
    }

    [TestMethod]
    [DataRow("runtime/default")]
    [DataRow("localhost/p")]
    public void An_annotations_name_is_no_type_of_a_field(string type) =>
        Control.Passes(Given.Pod($"securityContext: {{seccompProfile: {{type: {type}}}}}"), "baseline:latest").Should().BeFalse();

    /// <remarks>DESIGN: seccomp Unconfined where unset means the same.</remarks>
    [TestMethod]
    public void Unconfined_may_be_left_out_at_baseline()
    {
        Control.Compare(Profiles("*"), "baseline:latest").Should().Equal("respell: unconfined → unset");
        Control.Compare(Profiles("*"), "restricted:latest").Should().Equal("granted: unset, unconfined");
        Control.Compare(Profiles("*", "runtime/default"), "baseline:latest").Should().Equal("granted: unconfined", "default: runtime/default");
    }

    /// <remarks>The kubelet runs pods without a profile unconfined unless its seccompDefault is on.</remarks>
    [TestMethod]
    public void To_fill_in_unconfined_is_to_fill_in_what_unset_means()
    {
        Control.Compare(Profiles("*", "unconfined"), "baseline:latest").Should().Equal("respell: unconfined → unset", "default: unconfined");
        Control.Compare(Profiles("unconfined", "unconfined"), "baseline:latest").Should().Contain("respell: unconfined → unset");
        Control.Compare(Profiles("*", "unconfined"), "restricted:latest").Should().Contain("granted: unset, unconfined");
    }

    private static PodSecurityPolicy Profiles(string allowed, string? byDefault = null) => Given.Policy(annotations:
        $"seccomp.security.alpha.kubernetes.io/allowedProfileNames: '{allowed}'"
        + (byDefault is null ? "" : $"\nseccomp.security.alpha.kubernetes.io/defaultProfileName: {byDefault}"));

    private static Pod Annotated(string name) => Given.Pod(annotations: $"seccomp.security.alpha.kubernetes.io/pod: {name}");
}
