using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Cleanup;
using PspMigrate.Reports.Forms;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Cleanup;

[TestClass]
public sealed class CleanupAnswerTests
{
    private static readonly CleanupPlan Plan = CleanupFinder.Find(
        GivenManifests.Read(GivenManifests.Loose, GivenManifests.Grant("loose", "system:authenticated"),
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"), Scope.All);

    /// <remarks>The order is that of the migration guide: the plugin goes off before what it still needs.</remarks>
    [TestMethod]
    public void Steps_stand_in_the_order_in_which_nothing_breaks()
    {
        var plan = Plan with
        {
            Releases = [new("mon", "obs", ["loose"])],
            Annotations = [new("Pod", "a", "shop", default, ["metadata", "annotations", "kubernetes.io/psp"], "loose")],
            Items = [.. Plan.Items, new("PodSecurityPolicy", "free", null, default) { IsUnused = true }],
        };

        Steps(plan).Select(step => step.GetProperty("id").GetString()).Should()
            .Equal("enforce", "releases", "unused", "plugin", "grants", "policies", "annotations", "checks");
    }

    [TestMethod]
    public void Each_step_says_what_skipping_means_how_to_verify_and_how_to_undo()
    {
        foreach (var step in Steps(Plan))
        {
            foreach (var word in new[] { "ifSkipped", "verify", "undo" })
                step.GetProperty(word).GetString().Should().NotBeNullOrWhiteSpace();
        }

        ReportForm.Text.Render(new CleanupAnswer(Plan)).Should().Contain("If skipped: ").And.Contain("To verify: ").And.Contain("To undo: ");
    }

    [TestMethod]
    public void After_v1_25_the_plugin_is_gone_and_releases_need_a_helm_plugin()
    {
        var text = ReportForm.Text.Render(new CleanupAnswer(Plan with { ServerMinor = 25, Releases = [new("mon", "obs", ["loose"])] }), default, 200);

        text.Should().Contain("helm mapkubeapis mon -n obs").And.NotContain("Switch the admission plugin");
    }

    [TestMethod]
    public void Where_nothing_is_left_it_says_so() =>
        ReportForm.Text.Render(new CleanupAnswer(CleanupFinder.Find(new(), Scope.All))).Should().Be("Nothing is left of PodSecurityPolicy.\n");

    [TestMethod]
    [DataRow("kubectl", "kubectl delete clusterrolebinding loose\nkubectl delete clusterrole loose\nkubectl delete podsecuritypolicy loose\n")]
    [DataRow("names", "clusterrolebinding.rbac.authorization.k8s.io/loose\nclusterrole.rbac.authorization.k8s.io/loose\npodsecuritypolicy.policy/loose\n")]
    public void Other_programs_get_what_goes_in_that_order(string form, string expected) =>
        CleanupForms.All.Single(item => item.Name == form).Write(Plan).Should().Be(expected);

    /// <summary>A role that stays is never among the objects to delete.</summary>
    [TestMethod]
    public void A_mixed_role_is_a_command_in_every_form()
    {
        var plan = CleanupFinder.Find(GivenManifests.Read(
            "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: mixed, namespace: shop}, rules: [{apiGroups: [policy], resources: "
                + "[podsecuritypolicies], verbs: [use]}, {apiGroups: [''], resources: [pods], verbs: [get]}]}"), Scope.All);
        const string command =
            """kubectl patch -n shop role/mixed --type=json --patch='"""
            + """[{"op":"test","path":"/rules/0","value":{"apiGroups":["policy"],"resources":["podsecuritypolicies"],"verbs":["use"]}},"""
            + """{"op":"remove","path":"/rules/0"}]'""";

        CleanupForms.All.Single(item => item.Name == "kubectl").Write(plan).Should().Be(command + "\n");
        CleanupForms.All.Single(item => item.Name == "yaml").Write(plan).Should().Be($"# {command}\n");
        CleanupForms.All.Single(item => item.Name == "names").Write(plan).Should().BeEmpty();
    }

    private static JsonElement[] Steps(CleanupPlan plan) =>
        [.. JsonDocument.Parse(ReportForm.Json.Render(new CleanupAnswer(plan))).RootElement.GetProperty("steps").EnumerateArray()];
}
