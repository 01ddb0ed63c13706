using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests;

[TestClass]
public sealed class FieldFilterTests
{
    [TestMethod]
    public void All_lets_everything_through_at_any_depth() => FieldFilter.All.Below("a")!.Below("b").Should().BeSameAs(FieldFilter.All);

    [TestMethod]
    public void Only_lets_through_what_it_names_and_below_it_what_was_asked_for()
    {
        var filter = FieldFilter.Only([("a", FieldFilter.All), ("b", FieldFilter.All), ("c", FieldFilter.Only("d"))]);

        filter.Below("a").Should().BeSameAs(FieldFilter.All);
        filter.Below("b").Should().BeSameAs(FieldFilter.All);
        filter.Below("c")!.Below("d").Should().BeSameAs(FieldFilter.All);
        filter.Below("c")!.Below("a").Should().BeNull();
        filter.Below("d").Should().BeNull();
    }

    [TestMethod]
    public void Others_are_let_through_as_far_as_they_are_asked_for()
    {
        var filter = FieldFilter.Only([("a", FieldFilter.All)], others: FieldFilter.Only());

        filter.Below("a").Should().BeSameAs(FieldFilter.All);
        filter.Below("b").Should().BeSameAs(FieldFilter.Only());
        filter.Should().NotBeSameAs(FieldFilter.Only("a"));
    }

    [TestMethod]
    public void All_but_one_lets_the_others_through()
    {
        var filter = FieldFilter.AllBut("a");

        filter.Below("a").Should().BeNull();
        filter.Below("b")!.Below("a").Should().BeSameAs(FieldFilter.All);
    }

    [TestMethod]
    public void Filters_for_the_same_fields_are_the_same()
    {
        FieldFilter.Only([("c", FieldFilter.Only("d"))]).Should().BeSameAs(FieldFilter.Only([("c", FieldFilter.Only("d"))]))
            .And.NotBeSameAs(FieldFilter.Only([("c", FieldFilter.AllBut("d"))]));
        FieldFilter.Only("c").Should().NotBeSameAs(FieldFilter.AllBut("c"));
    }
}
