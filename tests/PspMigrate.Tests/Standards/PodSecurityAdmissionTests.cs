using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Tests.Standards;

/// <summary>Expectations: facts/pod-security-admission.md, "Modes" and "Texts".</summary>
[TestClass]
public sealed class PodSecurityAdmissionTests
{
    private static readonly Pod HostNetwork = new() { Name = "p", HostNetwork = true, Containers = [new() { Name = "c", Image = "i:1" }] };

    [TestMethod]
    public void A_pod_that_enforce_refuses_is_audited_but_not_warned_of()
    {
        var answer = new PodSecurityAdmission(new()).Pod(Request(("enforce", "baseline"), ("audit", "baseline"), ("warn", "baseline")), HostNetwork);

        answer.Code.Should().Be(403);
        answer.Message.Should().Be(
            "pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)");
        answer.Warnings.Should().BeEmpty();
        answer.AuditAnnotations["audit-violations"].Should().Be(
            "would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)");
    }

    [TestMethod]
    public void A_controller_is_warned_of_and_never_refused()
    {
        var answer = new PodSecurityAdmission(new()).Controller(Request(("enforce", "baseline")), HostNetwork);

        answer.Allowed.Should().BeTrue();
        answer.Warnings.Should().Equal("would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)");
        answer.AuditAnnotations.Should().BeEmpty();
    }

    [TestMethod]
    public void The_version_is_named_as_the_label_writes_it()
    {
        var answer = new PodSecurityAdmission(new()).Controller(Request(("warn", "baseline"), ("warn-version", "v1.99")), HostNetwork);

        answer.Warnings.Should().ContainSingle().Which.Should().StartWith("would violate PodSecurity \"baseline:v1.99\": ");
    }

    [TestMethod]
    public void An_old_violating_pod_can_be_labelled_but_not_given_another_image()
    {
        var admission = new PodSecurityAdmission(new());
        var labelled = HostNetwork with { Labels = Maps.Empty.Add("a", "b") };
        var renewed = HostNetwork with { Containers = [new() { Name = "c", Image = "i:2" }] };

        admission.Pod(Request(("enforce", "baseline")), labelled, HostNetwork).Allowed.Should().BeTrue();
        admission.Pod(Request(("enforce", "baseline")), renewed, HostNetwork).Allowed.Should().BeFalse();
    }

    [TestMethod]
    public void An_added_ephemeral_container_counts_as_a_change()
    {
        var debugged = HostNetwork with { EphemeralContainers = [new() { Name = "debug", Image = "i:1" }] };

        new PodSecurityAdmission(new()).Pod(Request(("enforce", "baseline")), debugged, HostNetwork).Allowed.Should().BeFalse();
    }

    [TestMethod]
    public void Exemptions_are_exact_and_are_noted_for_the_audit()
    {
        var user = new PodSecurityAdmission(new() { ExemptUsernames = ["alice"] });
        var runtimeClass = new PodSecurityAdmission(new() { ExemptRuntimeClasses = ["kata"] });
        var prefix = new PodSecurityAdmission(new() { ExemptNamespaces = ["team-"] });

        user.Pod(Request(("enforce", "baseline")), HostNetwork).AuditAnnotations.Should().Equal(Maps.Empty.Add("exempt", "user"));
        runtimeClass.Pod(Request(("enforce", "baseline")), HostNetwork with { RuntimeClassName = "kata" })
            .AuditAnnotations.Should().Equal(Maps.Empty.Add("exempt", "runtimeClass"));
        prefix.Pod(Request(("enforce", "baseline")), HostNetwork).Allowed.Should().BeFalse();
    }

    [TestMethod]
    [DataRow("status")]
    [DataRow("exec")]
    [DataRow("eviction")]
    public void Some_subresources_of_pods_are_not_looked_at(string subresource) =>
        new PodSecurityAdmission(new()).Pod(Request(("enforce", "baseline")) with { Subresource = subresource }, HostNetwork)
            .Should().Be(AdmissionAnswer.Plain);

    private static AdmissionRequest Request(params (string Key, string Value)[] labels) => new(
        "alice",
        new NamespaceObject(
            "team-a",
            labels.Aggregate(Maps.Empty, (all, label) => all.Add("pod-security.kubernetes.io/" + label.Key, label.Value)),
            Position.None),
        "p");
}
