using PspMigrate.Conversion;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests.Objects;
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

    [TestMethod]
    public void Steps_are_numbered_and_each_says_what_skipping_means_how_to_verify_and_how_to_undo()
    {
        var text = Text(Plan);

        text.Should().Contain("1. Enforce a level in every namespace\n").And.Contain("2. Switch the admission plugin");
        foreach (var word in new[] { "If skipped: ", "To verify: ", "To undo: " })
            text.Split(word).Length.Should().Be(text.Split("If skipped: ").Length);
    }

    [TestMethod]
    public void The_first_line_counts_what_goes_by_kind_and_what_only_changes()
    {
        Text(Plan).Should().StartWith("1 policy, 1 binding and 1 role can go.\n");
        Text(Plan with { Items = [.. Plan.Items, Mixed] }).Should().StartWith("1 policy, 1 binding and 1 role can go; 1 role loses rules.\n");
        Text(Plan with { Items = [Mixed] }).Should().StartWith("1 role loses rules.\n");
    }

    [TestMethod]
    public void Every_object_is_a_row_with_when_it_can_go()
    {
        var plan = Plan with { Items = [.. Plan.Items, new("PodSecurityPolicy", "free", null, default) { IsUnused = true }] };

        new CleanupAnswer(plan).Rows().Single().Rows.Select(row => (row[1].Text, row[3].Text)).Should().Equal(
            ("PodSecurityPolicy/free", "now"), ("ClusterRoleBinding/loose", "once the plugin is off"), ("ClusterRole/loose", "once the plugin is off"),
            ("PodSecurityPolicy/loose", "once the plugin is off"));
    }

    /// <remarks>Policies belong to no namespace, and may all be there still.</remarks>
    [TestMethod]
    public void Where_some_namespaces_were_asked_for_it_speaks_of_no_others() => Text(CleanupFinder.Find(new(), new(["shop"])))
        .ReplaceLineEndings(" ").Should()
        .Be("Nothing is left of PodSecurityPolicy in the namespaces asked for. Policies and cluster-wide grants weren't looked at. ");

    [TestMethod]
    public void Where_nothing_is_left_it_says_so() => Text(CleanupFinder.Find(new(), Scope.All)).Should().Be("Nothing is left of PodSecurityPolicy.\n");

    [TestMethod]
    public void What_was_not_read_may_hold_more()
    {
        var inventory = new Inventory { Missing = [new("chart charts/a", default, Lack.Policies), new("Application n", default, Lack.Namespaces)] };

        Text(CleanupFinder.Find(inventory, Scope.All)).ReplaceLineEndings(" ").Should()
            .Be("Nothing is left of PodSecurityPolicy in what was read; 1 part of the input, which may hold more, wasn't. ");
    }

    private static CleanupItem Mixed => new("Role", "mixed", "shop", default)
    {
        Rules = [new(0, GivenManifests.Read(GivenManifests.Grant("p", "g")).Roles.Single().Rules.Single(), RuleFate.Goes)],
    };

    private static string Text(CleanupPlan plan) => ReportForm.Text.Render(new CleanupAnswer(plan));
}
