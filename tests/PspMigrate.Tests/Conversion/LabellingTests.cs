using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion;

/// <remarks>What the API server takes labels for: facts/pod-security-admission.md, policy of a namespace.</remarks>
[TestClass]
public sealed class LabellingTests
{
    private const string Prefix = "pod-security.kubernetes.io/";

    private const string Configuration = "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: ";

    private static readonly ModeChoice Baseline = new(IsAuto: false, Level.Baseline);

    [TestMethod]
    [DataRow("enforce: restricted, enforce-version: v1.24", "restricted:v1.24")]
    [DataRow("enforce: restricted", "restricted:latest", DisplayName = "no version label is latest")]
    [DataRow("enforce: Restricted", "restricted:latest", DisplayName = "what isn't understood enforces restricted")]
    [DataRow("enforce: baseline, enforce-version: v1.24", "baseline:v1.24", DisplayName = "at the same level, at its version")]
    [DataRow("enforce: privileged, enforce-version: v1.24", "baseline:v1.30")]
    [DataRow("", "baseline:v1.30")]
    public void Audit_and_warn_are_not_laxer_than_the_enforce_that_stays(string labels, string expected)
    {
        var plan = Plan(GivenManifests.Loose, labels, new() { Version = new(30) });

        plan.Level.Should().Be(Level.Privileged);
        Wanted(plan, Mode.Audit).Should().Be(expected);
        Wanted(plan, Mode.Warn).Should().Be(expected);
    }

    /// <summary>What is said to be raised is a level that was laxer, not one that only gets another version.</summary>
    [TestMethod]
    [DataRow("enforce: restricted", Level.Baseline)]
    [DataRow("enforce: baseline, enforce-version: v1.24", null)]
    public void Only_a_laxer_level_is_said_to_be_raised(string labels, Level? laxer) =>
        Plan(GivenManifests.Loose, labels, new() { Version = new(30) }).Labels.Single(mode => mode.Mode == Mode.Warn).Laxer.Should().Be(laxer);

    [TestMethod]
    [DataRow("enforce: baseline, enforce-version: v1.24", "restricted:v1.30", DisplayName = "a stricter level stays at its version")]
    [DataRow("enforce: privileged", "restricted:v1.30")]
    public void What_is_stricter_stays(string labels, string expected) =>
        Wanted(Plan(GivenManifests.Strict, labels, new() { Version = new(30) }), Mode.Audit).Should().Be(expected);

    /// <remarks>As <c>apply</c> does: files say what somebody decided, a cluster only what was applied.</remarks>
    [TestMethod]
    [DataRow("enforce: baseline, enforce-version: v1.24", 24, "restricted:v1.24", false)]
    [DataRow("enforce: baseline, enforce-version: v1.24", null, "restricted:v1.24", true)]
    [DataRow("enforce: restricted, enforce-version: v1.20", 24, "restricted:v1.24", false, DisplayName = "newer checks are stricter")]
    [DataRow("enforce: restricted", 24, "restricted:v1.24", true, DisplayName = "latest is newer")]
    public void In_a_cluster_only_what_is_stricter_stays(string labels, int? minor, string wanted, bool isKept)
    {
        var enforce = Plan(GivenManifests.Strict, labels, new() { Version = new(24), ServerMinor = minor }).Labels.Single(mode => mode.Mode == Mode.Enforce);

        (enforce.Wanted.ToString(), enforce.IsKept).Should().Be((wanted, isKept));
    }

    [TestMethod]
    public void What_is_overwritten_does_not_count() =>
        Wanted(Plan(GivenManifests.Loose, "enforce: restricted", new() { Overwrite = true }), Mode.Warn).Should().Be("baseline:latest");

    [TestMethod]
    public void Where_enforce_gets_no_label_what_is_enforced_now_counts()
    {
        var options = new PlanOptions { Enforce = ModeChoice.None, Version = new(30) };
        Wanted(Plan(GivenManifests.Loose, "enforce: restricted, enforce-version: v1.25", options), Mode.Audit).Should().Be("restricted:v1.25");
        Wanted(Plan(GivenManifests.Loose, "", options, Configuration + "{enforce: restricted, enforce-version: v1.26}"), Mode.Audit)
            .Should()
            .Be("restricted:v1.26");
        Wanted(Plan(GivenManifests.Loose, "", options), Mode.Audit).Should().Be("baseline:v1.30");
    }

    [TestMethod]
    public void A_version_of_the_configuration_counts_for_a_label_without_one() => Wanted(
        Plan(GivenManifests.Loose, "enforce: restricted", new(), Configuration + "{enforce-version: v1.26}"), Mode.Warn).Should().Be("restricted:v1.26");

    [TestMethod]
    public void A_level_that_was_asked_for_is_raised_and_told_of()
    {
        var options = new PlanOptions { Audit = Baseline, Warn = ModeChoice.None };
        var plan = Plan(GivenManifests.Strict, "", options);

        Wanted(plan, Mode.Audit).Should().Be("restricted:latest");
        plan.Labels.Single(labels => labels.Mode == Mode.Audit).Laxer.Should().Be(Level.Baseline);
        plan.Labels.Should().NotContain(labels => labels.Mode == Mode.Warn, "the API server warns of what is enforced by itself");
        Wanted(Plan(GivenManifests.Loose, "", options), Mode.Audit).Should().Be("baseline:latest");
    }

    [TestMethod]
    public void A_label_that_is_laxer_and_there_already_stays()
    {
        var warn = Plan(GivenManifests.Strict, "warn: privileged").Labels.Single(labels => labels.Mode == Mode.Warn);
        warn.IsKept.Should().BeTrue();
        warn.Final.Single().Value.Should().Be("privileged");
    }

    [TestMethod]
    [DataRow("enforce: Restricted", "", DisplayName = "level")]
    [DataRow("enforce: baseline, enforce-version: '1.25'", "enforce=baseline", DisplayName = "version")]
    [DataRow("enforce: '', enforce-version: v1.25", "enforce-version=v1.25", DisplayName = "empty level")]
    public void What_the_API_server_does_not_understand_stands_in_no_patch(string labels, string final)
    {
        var enforce = Plan(GivenManifests.Strict, labels).Labels.Single(item => item.Mode == Mode.Enforce);

        enforce.IsKept.Should().BeTrue();
        string.Join(' ', enforce.Final.Select(label => $"{label.Key[Prefix.Length..]}={label.Value}")).Should().Be(final);
    }

    /// <remarks>
    /// An update is refused whose errors differ from those before: mending some labels and leaving others (facts/pod-security-admission.md, 15).
    /// </remarks>
    [TestMethod]
    [DataRow("enforce: Baseline, audit: Restricted", true, "privileged")]
    [DataRow("enforce: Baseline, audit: Restricted", false, null)]
    [DataRow("audit: baseline", true, null)]
    public void Overwriting_leaves_no_label_that_is_not_understood(string labels, bool overwrite, string? audit)
    {
        var plan = Plan(GivenManifests.Loose, labels, new() { Overwrite = overwrite, Audit = ModeChoice.None });

        plan.FinalLabels.GetValueOrDefault(Prefix + "audit").Should().Be(audit);
    }

    [TestMethod]
    public void What_is_not_understood_is_enforced_as_restricted() =>
        Plan(GivenManifests.Loose, "enforce: Baseline").Enforced.Should().Be(Level.Restricted);

    /// <remarks>A version label alone changes the version of the default level (facts/pod-security-admission.md, 24), which is privileged.</remarks>
    [TestMethod]
    public void A_version_without_a_level_keeps_no_level_away()
    {
        var enforce = Plan(GivenManifests.Strict, "enforce-version: v1.24").Labels.Single(item => item.Mode == Mode.Enforce);

        (enforce.IsKept, enforce.Wanted.ToString()).Should().Be((false, "restricted:v1.24"));
        Wanted(Plan(GivenManifests.Strict, "enforce-version: v1.24", new() { Overwrite = true, Version = new(30) }), Mode.Enforce)
            .Should().Be("restricted:v1.30");
    }

    private static string Wanted(NamespacePlan plan, Mode mode) => plan.Labels.Single(labels => labels.Mode == mode).Wanted.ToString();

    private static NamespacePlan Plan(string policy, string labels, PlanOptions? options = null, string configuration = "") => Planner.Make(
        GivenManifests.Read(
            policy,
            GivenManifests.Grant(GivenManifests.Policy(policy).Name, "system:serviceaccounts"),
            $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: shop, labels: "
                + $"{{{string.Join(", ", labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(label => Prefix + label))}}}}}",
            configuration),
        options ?? new()).Namespaces.Single(item => item.Name is "shop");
}
