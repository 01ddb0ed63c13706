using PspMigrate.Access;
using PspMigrate.Manifests.Objects;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Access;

[TestClass]
public sealed class AggregationTests
{
    private const string ToView = "rbac.authorization.k8s.io/aggregate-to-view";

    [TestMethod]
    public void Selectors_are_ored()
    {
        Names("agg",
            ClusterRole("agg").Aggregating(Label("x"), Label("y")),
            ClusterRole("one", Use("p1")).Labelled("x"),
            ClusterRole("two", Use("p2")).Labelled("y"),
            ClusterRole("other", Use("p3")).Labelled("z"))
            .Should().BeEquivalentTo("p1", "p2");
    }

    [TestMethod]
    public void Aggregated_roles_may_be_selected_in_turn_and_in_circles()
    {
        Names("outer",
            ClusterRole("outer").Aggregating(Label("to-outer")).Labelled("to-inner"),
            ClusterRole("inner", Use("by hand")).Aggregating(Label("to-inner")).Labelled("to-outer"),
            ClusterRole("part", Use("p")).Labelled("to-inner"))
            .Should().Equal("p");
    }

    [TestMethod]
    public void Rules_written_by_hand_are_overwritten()
    {
        Names("agg", ClusterRole("agg", Use("mine")).Aggregating(Label("x")), ClusterRole("part", Use("p")).Labelled("x"))
            .Should().Equal("p");
    }

    [TestMethod]
    public void Empty_selector_selects_cluster_admin_too()
    {
        var index = AccessIndex.Build(Inventory([ClusterRole("agg").Aggregating(new LabelSelector(Maps.Empty, []))], [], "p"));

        index.Roles.Find(null, "agg")!.Rules.Should().ContainSingle().Which.Resources.Should().Equal("*");
    }

    [TestMethod]
    [DataRow("view")]
    [DataRow("edit")]
    [DataRow("admin")]
    public void Rule_that_is_aggregated_to_view_reaches_edit_and_admin(string builtIn)
    {
        Names(builtIn, ClusterRole("part", Use("p")).Labelled(ToView)).Should().Equal("p");
    }

    [TestMethod]
    public void Label_with_another_value_does_not_aggregate()
    {
        Names("view", ClusterRole("part", Use("p")).Labelled(ToView, "false")).Should().BeEmpty();
    }

    [TestMethod]
    public void Roles_of_a_namespace_are_never_aggregated()
    {
        Names("view", Role("a", "part", Use("p")).Labelled(ToView)).Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("Exists", "", true)]
    [DataRow("DoesNotExist", "", false)]
    [DataRow("In", "true", true)]
    [DataRow("In", "false", false)]
    [DataRow("NotIn", "false", true)]
    [DataRow("NotIn", "true", false)]
    public void Expression_selects_by_the_label_of_the_role(string @operator, string value, bool selected)
    {
        var selector = Expression("x", @operator, value.Length == 0 ? [] : [value]);
        var labels = Maps.Empty.SetItem("x", "true");

        Selectors.Matches(selector, labels).Should().Be(selected);
    }

    [TestMethod]
    [DataRow("NotIn", true)]
    [DataRow("DoesNotExist", true)]
    [DataRow("In", false)]
    [DataRow("Exists", false)]
    public void Expression_about_a_missing_label_holds_only_when_negative(string @operator, bool selected)
    {
        Selectors.Matches(Expression("x", @operator, "v"), Maps.Empty).Should().Be(selected);
    }

    /// <remarks>bootstrappolicy/policy.go: every bootstrap role carries the label.</remarks>
    [TestMethod]
    public void Built_in_roles_are_selected_by_the_label_that_they_carry()
    {
        var gathered = ClusterRole("all").Aggregating(Label("kubernetes.io/bootstrapping", "rbac-defaults"));

        AccessIndex.Build(Inventory([gathered], [], "p")).Roles.Find(null, "all")!.Rules.Should().ContainSingle().Which.Verbs.Should().Equal("*");
    }

    [TestMethod]
    public void A_selector_with_an_unknown_operator_selects_nothing()
    {
        var gathered = ClusterRole("all").Aggregating(Expression("x", "Gt", "0"));

        AccessIndex.Build(Inventory([gathered, ClusterRole("part", Use("p")).Labelled("x", "1")], [], "p")).Roles.Find(null, "all")!.Rules.Should().BeEmpty();
    }

    private static string[] Names(string role, params Role[] roles) =>
        [.. AccessIndex.Build(Inventory(roles, [])).Roles.Find(null, role)!.Rules.SelectMany(rule => rule.ResourceNames)];
}
