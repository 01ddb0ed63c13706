using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports;
using PspMigrate.Reports.Cleanup;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Cleanup;

[TestClass]
public sealed class CleanupStepsTests
{
    private static readonly CleanupPlan Plan = CleanupFinder.Find(
        GivenManifests.Read(GivenManifests.Loose, GivenManifests.Grant("loose", "system:authenticated"),
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"), Scope.All);

    private static readonly CleanupPlan Everything = Plan with
    {
        Releases = [new("mon", "obs", ["loose"])],
        Annotations = [new("Pod", "a", "shop", default, ["metadata", "annotations", "kubernetes.io/psp"], "loose")],
        Items = [.. Plan.Items, new("PodSecurityPolicy", "free", null, default) { IsUnused = true }],
    };

    /// <remarks>
    /// The order is that of the migration guide: the plugin goes off before what it still needs. Tried on v1.20.2: with the plugin on, a release whose
    /// policies are off gets no new pods.
    /// </remarks>
    [TestMethod]
    public void Steps_stand_in_the_order_in_which_nothing_breaks() => Steps(Everything).Select(step => step.Id).Should()
        .Equal("enforce", "unused", "plugin", "releases", "grants", "policies", "annotations", "checks");

    [TestMethod]
    public void Each_step_says_what_skipping_means_how_to_verify_and_how_to_undo() => Steps(Everything).Should().OnlyContain(step =>
        step.Title.Length > 0 && step.Skipped.Length > 0 && step.Verify.Length > 0 && step.Undo.Length > 0);

    /// <summary>An object in two steps would be deleted too early, one in none never.</summary>
    [TestMethod]
    public void Each_object_is_taken_away_in_one_step()
    {
        Steps(Everything).SelectMany(step => step.Items).Should().BeEquivalentTo(Everything.Items);
        Steps(Everything).Single(step => step.Id is "unused").Items.Select(item => item.Name).Should().Equal("free");
    }

    /// <remarks>Where the plugin ends with v1.25 (rancher/rke2 pkg/cli/defaults; EKS), that is also when nobody can delete policies any more.</remarks>
    [TestMethod]
    [DataRow(PluginPlatform.Rke2, true), DataRow(PluginPlatform.Kubeadm, false)]
    public void Policies_go_before_the_upgrade_where_the_plugin_only_ends_with_it(PluginPlatform platform, bool isSaid) =>
        Steps(Plan with { Plugins = [new(platform, default, "")] }).Single(step => step.Id is "policies")
            .What.Any(line => line.Contains("before that upgrade", StringComparison.Ordinal)).Should().Be(isSaid);

    [TestMethod]
    public void Before_the_plugin_goes_off_what_policies_fill_in_can_be_written() =>
        Steps(Plan).Single(step => step.Id is "plugin").What.Should().ContainSingle(line => line.Contains("pspmigrate fix --keep-filled"));

    [TestMethod]
    public void After_v1_25_the_plugin_is_gone_and_releases_need_a_helm_plugin()
    {
        var steps = Steps(Everything with { ServerMinor = 25 });

        steps.Should().NotContain(step => step.Id == "plugin");
        steps.Single(step => step.Id is "releases").Commands.Should().Contain("helm mapkubeapis mon -n obs");
    }

    /// <remarks>Pod Security came with v1.22, and is on from v1.23 (KEP-2579): below, labels do nothing.</remarks>
    [TestMethod]
    [DataRow(20, true), DataRow(22, true), DataRow(23, false), DataRow(null, false)]
    public void A_server_without_Pod_Security_is_upgraded_first(int? minor, bool isFirst) =>
        (Steps(Everything with { ServerMinor = minor })[0].Id == "upgrade").Should().Be(isFirst);

    [TestMethod]
    public void Objects_beyond_those_that_are_listed_are_counted()
    {
        var plan = Plan with { Items = [.. Enumerable.Range(0, 50).Select(i => new CleanupItem("PodSecurityPolicy", $"p{i}", null, default))] };

        var step = Steps(plan).Single(step => step.Id is "policies");

        (step.What.Length - 1 + int.Parse(step.What[^1].Split(' ')[1], null)).Should().Be(50);
        step.Items.Should().HaveCount(50);
    }

    /// <remarks>RFC 6901: in paths a slash is written <c>~1</c>.</remarks>
    [TestMethod]
    public void An_annotation_of_a_cluster_is_taken_out_by_a_patch_with_its_key_spelt_out()
    {
        var live = new PspMigrate.Manifests.Position("Deployment web", 0, 0);
        var plan = Plan with
        {
            ServerMinor = 24,
            Annotations = [new("Deployment", "web", "shop", live, ["spec", "template", "metadata", "annotations", "kubernetes.io/psp"], "loose")],
        };

        var command = Steps(plan).Single(step => step.Id is "annotations").Commands.Should().ContainSingle().Which;

        command.Should().StartWith("kubectl patch -n shop deployment/web --type=json --patch='");
        using var patch = JsonDocument.Parse(command[(command.IndexOf('\'') + 1)..^1]);
        patch.RootElement[0].GetProperty("path").GetString().Should().Be("/spec/template/metadata/annotations/kubernetes.io~1psp");
    }

    private static ImmutableArray<CleanupStep> Steps(CleanupPlan plan) => new CleanupSteps(plan, Invocation.Unknown).All;
}
