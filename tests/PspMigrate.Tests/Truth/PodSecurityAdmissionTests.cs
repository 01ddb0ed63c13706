using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Server;

namespace PspMigrate.Tests.Truth;

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
        var labelled = HostNetwork with { MeshLabels = Maps.Empty.Add("a", "b") };
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

    /// <remarks>apimachinery NewForbidden.</remarks>
    [TestMethod]
    public void A_pod_whose_name_the_server_makes_up_is_not_named() => new PodSecurityAdmission(new())
        .Pod(Request(("enforce", "baseline")) with { Name = "" }, HostNetwork)
        .Message.Should().Be("pods is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)");

    [TestMethod]
    public void What_is_allowed_has_no_message()
    {
        new PodSecurityAdmission(new()).Pod(Request(("warn", "baseline")), HostNetwork).Message.Should().BeEmpty();
        AdmissionAnswer.Plain.Message.Should().BeEmpty();
    }

    [TestMethod]
    public void Controllers_without_a_template_or_with_nothing_asked_get_no_answer()
    {
        var admission = new PodSecurityAdmission(new() { ExemptRuntimeClasses = ["kata"] });

        admission.Controller(Request(("warn", "baseline")), null).Should().Be(AdmissionAnswer.Plain);
        admission.Controller(Request(), HostNetwork with { RuntimeClassName = "kata" }).Should().Be(AdmissionAnswer.Plain);
        admission.Controller(Request(("audit", "baseline")), HostNetwork with { RuntimeClassName = "kata" })
            .AuditAnnotations.Should().Equal(Maps.Empty.Add("exempt", "runtimeClass"));
    }

    /// <remarks>admission.go exemptNamespace and exemptUser: nobody is exempt by an empty name.</remarks>
    [TestMethod]
    public void An_empty_name_is_never_exempt()
    {
        var admission = new PodSecurityAdmission(new() { ExemptUsernames = [""], ExemptNamespaces = [""] });
        var request = Request(("enforce", "baseline"));

        admission.Pod(request with { User = "", Namespace = request.Namespace with { Name = "" } }, HostNetwork).Allowed.Should().BeFalse();
    }

    [TestMethod]
    public void Containers_that_come_or_go_are_a_change_and_an_image_left_out_is_an_empty_one()
    {
        var admission = new PodSecurityAdmission(new());
        var (request, two) = (Request(("enforce", "baseline")), HostNetwork with { Containers = [new() { Name = "c" }, new() { Name = "d" }] });

        admission.Pod(request, two, two with { Containers = [two.Containers[0]] }).Allowed.Should().BeFalse();
        admission.Pod(request, two with { InitContainers = [new() { Name = "i" }] }, two).Allowed.Should().BeFalse();
        admission.Pod(request, two, two with { Containers = [new() { Name = "c", Image = "" }, new() { Name = "d", Image = "" }] }).Allowed.Should().BeTrue();
        admission.Pod(request, two with { Containers = [new() { Name = "c", Image = "" }, new() { Name = "d", Image = "" }] }, two).Allowed.Should().BeTrue();
    }

    private static AdmissionRequest Request(params (string Key, string Value)[] labels) => new(
        "alice",
        new NamespaceObject(
            "team-a",
            labels.Aggregate(Maps.Empty, (all, label) => all.Add("pod-security.kubernetes.io/" + label.Key, label.Value)),
            Position.None),
        "p");
}
