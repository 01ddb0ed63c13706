using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

/// <summary>What manifests say instead of what a policy filled in, or of what a level refuses.</summary>
[TestClass]
public sealed class SeccompSpellingTests
{
    private const string Own = "seccomp.security.alpha.kubernetes.io/pod";
    private const string Container = "container.seccomp.security.alpha.kubernetes.io/a";
    private const string Unconfined = "securityContext: {seccompProfile: {type: Unconfined}}";
    private const string Runtime = "securityContext: {seccompProfile: {type: RuntimeDefault}}";

    private static readonly Seccomp Control = new();

    /// <remarks>facts/pod-security-checks.md, 12: fields count from v1.19.</remarks>
    [TestMethod]
    public void A_profile_that_a_policy_adds_becomes_a_field_for_servers_that_read_it()
    {
        var written = Given.Pod();
        var filled = Control.Fill(Policy("runtime/default"), written);

        Control.MakeExplicit(written, filled, new(18)).Should().BeSameAs(filled);
        var spelled = Control.MakeExplicit(written, filled, new(19));
        spelled.SecurityContext!.SeccompProfile.Should().Be(new ProfileField("RuntimeDefault"));
        spelled.Annotations.Should().NotContainKey(Own);
    }

    [TestMethod]
    public void An_annotation_that_was_written_stays_beside_its_field()
    {
        var written = Given.Pod(annotations: $"{Own}: runtime/default");

        var spelled = Control.MakeExplicit(written, written, KubernetesVersion.Latest);

        spelled.SecurityContext!.SeccompProfile.Should().Be(new ProfileField("RuntimeDefault"));
        spelled.Annotations[Own].Should().Be("runtime/default");
    }

    [TestMethod]
    [DataRow("privileged: true", "", "localhost/p.json", "Localhost", DisplayName = "an annotation becomes a field")]
    [DataRow("seccompProfile: {type: RuntimeDefault}, privileged: true", "", "localhost/p.json", "RuntimeDefault", DisplayName = "a field stays")]
    [DataRow("privileged: true", Runtime, "unconfined", "Unconfined", DisplayName = "a confined pod's container says that it isn't")]
    [DataRow("privileged: true", Unconfined, "unconfined", null, DisplayName = "where the pod is unconfined nothing needs to be said")]
    [DataRow("privileged: true", "", "unconfined", null, DisplayName = "where the pod says nothing neither")]
    public void Containers_say_as_fields_what_their_annotations_say(string context, string spec, string annotation, string? type)
    {
        var pod = Given.Pod($"securityContext: {{{context}}}", spec, $"{Container}: {annotation}");

        var spelled = Control.MakeExplicit(pod, pod, KubernetesVersion.Latest).Containers[0].SecurityContext!;

        (spelled.SeccompProfile?.Type).Should().Be(type);
        spelled.Privileged.Should().BeTrue();
    }

    [TestMethod]
    [DataRow(null, true)]
    [DataRow("unconfined", true)]
    [DataRow("runtime/default", false, DisplayName = "the policy would fill in another")]
    public void Unconfined_is_left_out_where_no_policy_puts_something_in_its_place(string? byDefault, bool isLeftOut)
    {
        var pod = Given.Pod(spec: Unconfined);
        Restated(Policy(byDefault), pod).Should().Be(isLeftOut);
        Restated(policy: null, pod).Should().BeTrue();
        Control.RestateCondition(Control.Read(pod)[0]).Should().Contain("seccompDefault");
        Control.RestateCondition(Control.Read(Given.Pod(spec: Runtime))[0]).Should().BeNull();
    }

    [TestMethod]
    public void Unconfined_stays_where_an_annotation_says_something_else()
    {
        Restated(null, Given.Pod(spec: Unconfined, annotations: $"{Own}: runtime/default")).Should().BeFalse();
        Restated(null, Given.Pod(spec: Unconfined, annotations: $"{Container}: runtime/default")).Should().BeTrue();
        Restated(null, Given.Pod(Unconfined, annotations: $"{Container}: runtime/default"), ofContainer: true).Should().BeFalse();
        Restated(null, Given.Pod(Unconfined, annotations: $"{Own}: docker/default"), ofContainer: true).Should().BeFalse();
        Restated(null, Given.Pod(Unconfined, annotations: $"{Own}: unconfined"), ofContainer: true).Should().BeTrue();
    }

    /// <remarks>pkg/registry/core/pod/strategy.go applySeccompVersionSkew @v1.20.2: servers store both.</remarks>
    [TestMethod]
    public void Field_and_annotation_that_both_say_unconfined_go_together()
    {
        var pod = Given.Pod(Unconfined, Unconfined, $"{Own}: unconfined\n{Container}: unconfined");
        foreach (var at in new[] { "baseline:v1.18", "baseline:latest" })
        {
            var restated = Control.Read(pod).Aggregate(pod, (before, held) => Control.Restate(null, before, held, Given.At(at)));

            restated.SecurityContext!.SeccompProfile.Should().BeNull();
            restated.Containers[0].SecurityContext!.SeccompProfile.Should().BeNull();
            restated.Annotations.Keys.Should().NotContain([Own, Container]);
        }
    }

    [TestMethod]
    public void A_containers_unconfined_stays_where_the_pods_profile_would_take_its_place()
    {
        Restated(null, Given.Pod(Unconfined, Runtime), ofContainer: true).Should().BeFalse();
        Restated(null, Given.Pod(Unconfined, Unconfined), ofContainer: true).Should().BeTrue();
        Restated(null, Given.Pod(Unconfined), ofContainer: true).Should().BeTrue();
    }

    [TestMethod]
    public void Other_profiles_are_not_restated()
    {
        var pod = Given.Pod(spec: Runtime);
        Control.Restate(null, pod, Control.Read(pod)[0], Given.At("baseline:latest")).Should().BeSameAs(pod);
    }

    private static bool Restated(PodSecurityPolicy? policy, Pod pod, bool ofContainer = false)
    {
        var held = Control.Read(pod).First(value => value.Origin == Origin.Own && value.Value == Profiles.Unconfined && value.Place.IsPod != ofContainer);
        var restated = Control.Restate(policy, pod, held, Given.At("baseline:latest"));
        return (ofContainer ? restated.Containers[0].SecurityContext?.SeccompProfile : restated.SecurityContext?.SeccompProfile) is null;
    }

    private static PodSecurityPolicy Policy(string? byDefault) => Given.Policy(annotations:
        "seccomp.security.alpha.kubernetes.io/allowedProfileNames: '*'"
        + (byDefault is null ? "" : $"\nseccomp.security.alpha.kubernetes.io/defaultProfileName: {byDefault}"));
}
