using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Checks;

namespace PspMigrate.Tests.Conversion.Checks;

/// <remarks>Expectations: facts/pod-security-admission.md, Policy of a namespace and Configuration.</remarks>
[TestClass]
public sealed class NamespaceLevelTests
{
    private const string Web =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {template: {spec: {containers: [{name: a}]}}}";
    private const string Enforce = "pod-security.kubernetes.io/enforce";

    [TestMethod]
    [DataRow(Enforce + ": baseline", "baseline:latest")]
    [DataRow(Enforce + ": baseline, " + Enforce + "-version: v1.18", "baseline:v1.18")]
    [DataRow(Enforce + ": Baseline", "restricted:latest")]
    [DataRow(Enforce + ": baseline, " + Enforce + "-version: v1.018", "baseline:latest")]
    public void A_label_is_read_as_the_API_server_reads_it(string labels, string expected)
    {
        var level = Of(Labelled(labels));

        level.At.ToString().Should().Be(expected);
        level.Source.Should().Be(LevelSource.Label);
        level.Problems.Any().Should().Be(expected is "restricted:latest" || labels.Contains("018", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Without_a_label_the_configuration_counts()
    {
        const string configuration =
            "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {enforce: baseline, enforce-version: v1.25}";

        Of(configuration).Should().BeEquivalentTo(new { At = GivenManifests.At("baseline:v1.25"), Source = LevelSource.Configuration });
        Of(configuration, Labelled(Enforce + ": restricted")).At.ToString().Should().Be("restricted:v1.25");
    }

    [TestMethod]
    public void Without_both_it_is_what_convert_proposes() =>
        Of(GivenManifests.Strict, GivenManifests.Grant("strict", "system:serviceaccounts"))
            .Should()
            .BeEquivalentTo(new { At = GivenManifests.At("restricted:latest"), Source = LevelSource.Proposed });

    [TestMethod]
    public void What_is_proposed_to_enforce_counts_rather_than_what_is_to_be_worked_towards() =>
        Of(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"))
            .Should()
            .BeEquivalentTo(new { At = GivenManifests.At("privileged:latest"), Source = LevelSource.Proposed });

    [TestMethod]
    public void The_version_of_proposals_and_of_what_is_asked_for_may_be_given()
    {
        string[] manifests = [Web, GivenManifests.Strict, GivenManifests.Grant("strict", "system:serviceaccounts")];

        Checked.Of(GivenManifests.Read(manifests), found: new(25)).Single().Level.At.ToString().Should().Be("restricted:v1.25");
        Checked.Of(GivenManifests.Read(manifests), new(Version: new(24)), new(25)).Single().Level.At.ToString().Should().Be("restricted:v1.24");
        Checked.Of(GivenManifests.Read(manifests), new(Level.Baseline), new(25)).Single().Level.At.ToString().Should().Be("baseline:v1.25");
    }

    /// <summary>As <c>apply</c> raises the label, that is what refuses workloads then; <c>status</c> counts them and leads to <c>check</c>.</summary>
    [TestMethod]
    [DataRow(24, "baseline", "restricted:latest", LevelSource.Proposed)]
    [DataRow(null, "baseline", "baseline:latest", LevelSource.Label)]
    [DataRow(24, "restricted", "restricted:latest", LevelSource.Label)]
    public void In_a_cluster_a_proposal_goes_before_a_laxer_label(int? minor, string label, string expected, LevelSource source)
    {
        var plan = Planner.Make(
            GivenManifests.Read(GivenManifests.Strict, GivenManifests.Grant("strict", "system:serviceaccounts"), Labelled($"{Enforce}: {label}")),
            new() { ServerMinor = minor });

        NamespaceLevel.Of(plan.Namespaces.Single(), plan, default).Should().BeEquivalentTo(new { At = GivenManifests.At(expected), Source = source });
    }

    [TestMethod]
    public void Without_policies_that_is_the_level_that_all_workloads_pass() =>
        Of().Should().BeEquivalentTo(new { At = GivenManifests.At("baseline:latest"), Source = LevelSource.Proposed });

    [TestMethod]
    public void Where_nothing_is_proposed_nothing_is_enforced() =>
        Of(GivenManifests.Strict).Should().BeEquivalentTo(new { At = GivenManifests.At("privileged:latest"), Source = LevelSource.Nothing });

    [TestMethod]
    public void An_exempt_namespace_is_free_whatever_its_label() => Of(
        "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\nexemptions: {namespaces: [shop]}",
        Labelled(Enforce + ": restricted")).Should().BeEquivalentTo(new { At = GivenManifests.At("privileged:latest"), Source = LevelSource.Exempt });

    [TestMethod]
    public void What_is_asked_for_goes_before_everything() =>
        Checked.Of(GivenManifests.Read(Web, Labelled(Enforce + ": restricted")), new(Level.Baseline, new(20))).Single().Level
            .Should().BeEquivalentTo(new { At = GivenManifests.At("baseline:v1.20"), Source = LevelSource.Asked });

    [TestMethod]
    public void A_version_alone_replaces_that_of_the_label() =>
        Checked.Of(GivenManifests.Read(Web, Labelled(Enforce + ": restricted")), new(Version: new(20))).Single().Level
            .Should().BeEquivalentTo(new { At = GivenManifests.At("restricted:v1.20"), Source = LevelSource.Label, IsVersionAsked = true });

    private static NamespaceLevel Of(params string[] manifests) => Checked.Of(GivenManifests.Read([Web, .. manifests]), default).Single().Level;

    private static string Labelled(string labels) => $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: shop, labels: {{{labels}}}}}";
}
