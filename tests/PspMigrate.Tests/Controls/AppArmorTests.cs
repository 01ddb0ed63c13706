using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class AppArmorTests
{
    private const string Key = "container.apparmor.security.beta.kubernetes.io/";

    private static readonly AppArmor Control = new();

    /// <remarks>facts/pod-security-policy.md, 21.</remarks>
    [TestMethod]
    public void Policy_without_the_annotation_takes_all()
    {
        Control.Takes(Given.Policy(), Given.Pod()).Should().BeTrue();
        Control.Takes(Given.Policy(), Annotated("unconfined")).Should().BeTrue();
    }

    [TestMethod]
    public void Policy_with_a_list_demands_one_of_its_profiles()
    {
        var policy = Profiles("runtime/default,localhost/p");
        Control.Takes(policy, Annotated("localhost/p")).Should().BeTrue();
        Control.Takes(policy, Annotated("localhost/other")).Should().BeFalse();
        Control.Refuses(policy, Given.Pod()).Should().Contain("AppArmor profile must be set");
        Control.Refuses(policy, Annotated("''")).Should().Contain("AppArmor profile must be set");
        Control.Refuses(policy, Annotated("unconfined")).Should().Be(
            $"pod.metadata.annotations[{Key}a]: Forbidden: unconfined is not an allowed profile. Allowed values: \"runtime/default,localhost/p\"");
    }

    [TestMethod]
    public void Empty_list_refuses_every_pod()
    {
        Control.Takes(Profiles(""), Given.Pod()).Should().BeFalse();
        Control.Takes(Profiles(""), Annotated("runtime/default")).Should().BeFalse();
        Control.Takes(Profiles(""), Annotated("''")).Should().BeFalse();
    }

    [TestMethod]
    public void Default_is_filled_in_and_without_a_list_anything_else_is_still_taken()
    {
        var policy = Given.Policy(annotations: "apparmor.security.beta.kubernetes.io/defaultProfileName: runtime/default");
        Control.Fill(policy, Given.Pod()).Annotations[Key + "a"].Should().Be("runtime/default");
        Control.Takes(policy, Annotated("unconfined")).Should().BeTrue();
        var annotated = Annotated("unconfined");
        Control.Fill(policy, annotated).Should().BeSameAs(annotated);
    }

    [TestMethod]
    [DataRow("baseline:v1.0")]
    [DataRow("restricted:latest")]
    public void Levels_allow_unset_the_runtimes_own_profile_and_those_of_the_node(string at)
    {
        Control.Passes(Given.Pod(), at).Should().BeTrue();
        foreach (var name in new[] { "runtime/default", "localhost/p", "localhost/", "''" })
            Control.Passes(Annotated(name), at).Should().BeTrue(name);
        foreach (var type in new[] { "RuntimeDefault", "Localhost" })
            Control.Passes(Given.Pod($"securityContext: {{appArmorProfile: {{type: {type}}}}}"), at).Should().BeTrue(type);
    }

    [TestMethod]
    public void Levels_name_fields_then_annotations()
    {
        Control.Says(Given.Pod(spec: "securityContext: {appArmorProfile: {type: Unconfined}}"), "baseline:latest").Should().Be(
            """forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined")""");
        Control.Says(Annotated("unconfined"), "baseline:v1.0").Should().Be(
            $"forbidden AppArmor profile (annotation must not set AppArmor profile type to \"{Key}a=\"unconfined\"\")");
        var pod = Given.Pod(
            "securityContext: {appArmorProfile: {type: Unconfined}}", annotations: $"{Key}gone: unconfined\n{Key}a: complain");
        Control.Says(pod, "restricted:latest").Should().Be(
            "forbidden AppArmor profiles (container \"a\" and annotations must not set AppArmor profile type to "
            + $"\"Unconfined\", \"{Key}a=\"complain\"\", \"{Key}gone=\"unconfined\"\")");
    }

    /// <remarks>facts/psp-to-pod-security-mapping.md, TRAP 3.</remarks>
    [TestMethod]
    public void Unconfined_is_left_open_without_the_annotation()
    {
        Control.Compare(Given.Policy(), "restricted:latest").Should().Equal("open: unconfined");
        Control.Compare(Given.Policy(), "privileged:latest").Should().BeEmpty();
    }

    [TestMethod]
    public void List_is_lost_and_the_default_too()
    {
        var policy = Given.Policy(annotations: """
            apparmor.security.beta.kubernetes.io/allowedProfileNames: runtime/default
            apparmor.security.beta.kubernetes.io/defaultProfileName: runtime/default
            """);
        Control.Compare(policy, "restricted:latest").Should().Equal("lost: localhost/*", "default: runtime/default");
        Control.Compare(Profiles("runtime/default"), "baseline:latest").Should().Equal("lost: unset, localhost/*");
        Control.Compare(Profiles("unconfined"), "baseline:latest").Should().Contain("granted: unconfined");
    }

    /// <remarks>From v1.30 the API refuses an annotation that says something else than the field.</remarks>
    [TestMethod]
    [DataRow("securityContext: {appArmorProfile: {type: RuntimeDefault}}", "", false)]
    [DataRow("", "securityContext: {appArmorProfile: {type: Localhost, localhostProfile: p}}", false)]
    [DataRow("", "", true)]
    public void The_annotation_that_a_policy_adds_is_not_said_where_a_field_says_the_profile(string container, string spec, bool isSaid)
    {
        const string key = "container.apparmor.security.beta.kubernetes.io/a";
        var written = Given.Pod(container, spec);
        var filled = Control.Fill(Given.Policy(annotations: "apparmor.security.beta.kubernetes.io/defaultProfileName: runtime/default"), written);

        filled.Annotations.Should().ContainKey(key);
        Control.MakeExplicit(written, filled, KubernetesVersion.Latest).Annotations.ContainsKey(key).Should().Be(isSaid);
    }

    [TestMethod]
    public void A_profile_of_the_pod_that_every_container_overrides_is_taken_off()
    {
        var pod = Given.Pod("securityContext: {appArmorProfile: {type: RuntimeDefault}}", "securityContext: {appArmorProfile: {type: Unconfined}}");
        Control.Passes(pod, "baseline:latest").Should().BeFalse();
        Control.Passes(Control.Restate(null, pod, Control.Read(pod)[0], Given.At("baseline:latest")), "baseline:latest").Should().BeTrue();

        var own = Given.Pod(spec: "securityContext: {appArmorProfile: {type: Unconfined}}");
        Control.Restate(null, own, Control.Read(own)[0], Given.At("baseline:latest")).Should().BeSameAs(own);
    }

    private static PodSecurityPolicy Profiles(string allowed) =>
        Given.Policy(annotations: $"apparmor.security.beta.kubernetes.io/allowedProfileNames: '{allowed}'");

    private static Pod Annotated(string name) => Given.Pod(annotations: $"{Key}a: {name}");
}
