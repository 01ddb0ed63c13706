using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Tests.Standards;

/// <summary>Expectations: facts/pod-security-admission.md, "Policy of a namespace".</summary>
[TestClass]
public sealed class NamespacePolicyTests
{
    private static readonly LevelVersion Open = new(Level.Privileged, KubernetesVersion.Latest);
    private static readonly NamespacePolicy Defaults = NamespacePolicy.DefaultsOf(new());

    [TestMethod]
    public void Without_labels_and_configuration_everything_is_privileged()
    {
        var (policy, problems) = Read();

        policy.Should().Be(new NamespacePolicy(Open, Open, Open));
        problems.Should().BeEmpty();
    }

    [TestMethod]
    public void A_label_replaces_one_thing_of_the_configuration()
    {
        var configured = NamespacePolicy.DefaultsOf(new() { Enforce = "baseline", EnforceVersion = "v1.24", Audit = "restricted" });

        var (policy, _) = NamespacePolicy.FromLabels(Maps.Empty.Add("pod-security.kubernetes.io/enforce-version", "v1.29"), configured);

        policy.Enforce.ToString().Should().Be("baseline:v1.29");
        policy.Audit.ToString().Should().Be("restricted:latest");
    }

    [TestMethod]
    public void What_is_enforced_is_warned_of_too_but_not_audited()
    {
        var (policy, _) = Read(("enforce", "restricted"), ("enforce-version", "v1.25"));

        policy.Warn.ToString().Should().Be("restricted:v1.25");
        policy.Audit.ToString().Should().Be("privileged:latest");
    }

    [TestMethod]
    public void An_own_warn_version_stays_when_the_level_is_taken_over()
    {
        var (policy, _) = Read(("enforce", "restricted"), ("enforce-version", "v1.25"), ("warn-version", "v1.29"));

        policy.Warn.ToString().Should().Be("restricted:v1.29");
    }

    [TestMethod]
    public void Bad_values_enforce_restricted_and_latest_but_audit_and_warn_nothing()
    {
        var (policy, problems) = Read(("enforce", "Baseline"), ("enforce-version", "1.25"), ("audit", "none"), ("warn", ""));

        policy.Enforce.ToString().Should().Be("restricted:latest");
        policy.Audit.Level.Should().Be(Level.Privileged);
        policy.Warn.Level.Should().Be(Level.Privileged);
        problems.Select(problem => problem.ToString()).Should().Equal(
            "metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"Baseline\": must be one of privileged, baseline, restricted",
            "metadata.labels[pod-security.kubernetes.io/enforce-version]: Invalid value: \"1.25\": must be \"latest\" or \"v1.x\"",
            "metadata.labels[pod-security.kubernetes.io/audit]: Invalid value: \"none\": must be one of privileged, baseline, restricted",
            "metadata.labels[pod-security.kubernetes.io/warn]: Invalid value: \"\": must be one of privileged, baseline, restricted");
    }

    [TestMethod]
    public void What_a_bad_label_enforces_is_not_warned_of() => Read(("enforce", "Baseline")).Policy.Warn.Level.Should().Be(Level.Privileged);

    [TestMethod]
    public void A_configured_warning_as_strict_as_what_is_enforced_keeps_its_version()
    {
        var configured = NamespacePolicy.DefaultsOf(new() { Warn = "restricted", WarnVersion = "v1.24" });

        var (policy, _) = NamespacePolicy.FromLabels(Maps.Empty.Add("pod-security.kubernetes.io/enforce", "restricted"), configured);

        policy.Warn.ToString().Should().Be("restricted:v1.24");
    }

    private static (NamespacePolicy Policy, ImmutableArray<LabelProblem> Problems) Read(params (string Key, string Value)[] labels) =>
        NamespacePolicy.FromLabels(
            labels.Aggregate(Maps.Empty, (all, label) => all.Add("pod-security.kubernetes.io/" + label.Key, label.Value)), Defaults);
}
