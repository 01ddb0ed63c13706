using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Server;

namespace PspMigrate.Tests.Truth;

/// <summary>Expectations: facts/pod-security-admission.md, "Namespaces".</summary>
[TestClass]
public sealed class NamespaceAdmissionTests
{
    private static readonly NamespaceAdmission Admission = new(new());

    private static readonly Pod[] Violating = [new() { Name = "p", HostPid = true }];

    [TestMethod]
    public void Bad_labels_are_refused_with_all_reasons()
    {
        var answer = Admission.Create(Namespace(("enforce", "bogus"), ("enforce-version", "1.25")));

        answer.Code.Should().Be(422);
        answer.Message.Should().Be(
            "Namespace \"x\" is invalid: [metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"bogus\": must be one of"
            + " privileged, baseline, restricted, metadata.labels[pod-security.kubernetes.io/enforce-version]: Invalid value: \"1.25\":"
            + " must be \"latest\" or \"v1.x\"]");
    }

    [TestMethod]
    public void A_namespace_that_has_bad_labels_already_can_be_edited()
    {
        var bad = Namespace(("warn", "bogus"));

        Admission.Update(bad, bad, []).Allowed.Should().BeTrue();
        Admission.Update(bad, Namespace(("warn", "other")), []).Code.Should().Be(422);
    }

    [TestMethod]
    public void A_stricter_enforce_level_warns_of_the_pods_that_violate_it()
    {
        var answer = Admission.Update(Namespace(("enforce", "baseline")), Namespace(), Violating);

        answer.Allowed.Should().BeTrue();
        answer.Message.Should().BeEmpty();
        answer.Warnings.Should().Equal(
            "existing pods in namespace \"x\" violate the new PodSecurity enforce level \"baseline:latest\"", "p: host namespaces");
    }

    [TestMethod]
    public void Only_a_changed_enforce_policy_that_can_break_pods_is_tried_on_them()
    {
        Admission.Update(Namespace(("warn", "baseline")), Namespace(), Violating).Warnings.Should().BeEmpty();
        Admission.Update(Namespace(("enforce", "baseline")), Namespace(("enforce", "restricted")), Violating).Warnings.Should().BeEmpty();
        Admission.Update(Namespace(("enforce", "privileged")), Namespace(("enforce", "baseline")), Violating).Warnings.Should().BeEmpty();
        Admission.Update(Namespace(("enforce", "baseline"), ("enforce-version", "v1.25")), Namespace(("enforce", "restricted")), Violating)
            .Warnings.Should().NotBeEmpty("another version may be stricter in something");
        Admission.Update(Namespace(("enforce", "baseline"), ("warn", "baseline")), Namespace(("enforce", "baseline")), Violating).Warnings.Should().BeEmpty();
    }

    [TestMethod]
    public void Labels_on_a_namespace_that_is_not_exempt_are_nothing_to_say_at_its_creation() =>
        Admission.Create(Namespace(("enforce", "restricted"))).Should().Be(AdmissionAnswer.Plain);

    [TestMethod]
    public void An_exempt_namespaces_pods_are_not_tried()
    {
        var admission = new NamespaceAdmission(new() { ExemptNamespaces = ["x"] });

        admission.Update(Namespace(("enforce", "baseline")), Namespace(), Violating).Warnings.Should().Equal(
            "namespace \"x\" is exempt from Pod Security, and the policy (enforce=baseline:latest) will be ignored");
    }

    [TestMethod]
    public void Labels_on_an_exempt_namespace_are_said_to_be_ignored()
    {
        var admission = new NamespaceAdmission(new() { ExemptNamespaces = ["x"] });

        admission.Create(Namespace(("enforce", "restricted"), ("audit", "privileged"))).Warnings.Should().Equal(
            "namespace \"x\" is exempt from Pod Security, and the policy (enforce=restricted:latest) will be ignored");
        admission.Create(Namespace()).Warnings.Should().BeEmpty();
    }

    /// <remarks>admission.go exemptNamespaceWarning: nothing that asks for nothing, or for what the configuration asks anyway.</remarks>
    [TestMethod]
    public void Labels_that_ask_for_nothing_new_on_an_exempt_namespace_are_not_worth_a_warning()
    {
        var admission = new NamespaceAdmission(new() { Enforce = "baseline", ExemptNamespaces = ["x"] });

        admission.Create(Namespace(("enforce", "privileged"))).Warnings.Should().BeEmpty();
        admission.Create(Namespace(("audit-version", "v1.20"))).Warnings.Should().BeEmpty("privileged has no versions");
        admission.Create(Namespace(("enforce-version", "v1.25"))).Warnings.Should().Equal(
            "namespace \"x\" is exempt from Pod Security, and the policy (enforce=baseline:v1.25) will be ignored");
        admission.Create(Namespace(("enforce", "restricted"), ("warn", "privileged"))).Warnings.Should().Equal(
            "namespace \"x\" is exempt from Pod Security, and the policy (enforce=restricted:latest) will be ignored");
    }

    private static NamespaceObject Namespace(params (string Key, string Value)[] labels) => new(
        "x",
        labels.Aggregate(Maps.Empty, (all, label) => all.Add("pod-security.kubernetes.io/" + label.Key, label.Value)),
        Position.None);
}
