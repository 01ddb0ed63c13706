using CsCheck;
using PspMigrate.Controls;
using static PspMigrate.Tests.Controls.ValueSetGens;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class ShapeTests
{
    private static readonly ValueSet Names = ValueSet.Texts - ValueSet.Of("");

    [TestMethod]
    public void A_shape_holds_what_its_set_holds()
    {
        foreach (var domain in new[] { ValueSet.Booleans, ValueSet.Numbers, ValueSet.Texts, Names })
        {
            Gen.Select(AnySet, AnyValue).Sample((set, value) =>
                !domain.Contains(value) || Holds(Shape.Of(set, domain), value) == set.Contains(value));
        }
    }

    [TestMethod]
    public void A_set_has_the_shape_of_its_domain_or_of_nothing()
    {
        Shape.Of(ValueSet.Texts, Names).Should().BeOfType<Shape.Anything>();
        Shape.Of(ValueSet.Numbers, Names).Should().BeOfType<Shape.Nothing>();
    }

    [TestMethod]
    public void One_value_left_out_is_all_but_that_one()
    {
        Shape.Of(ValueSet.Range(1, int.MaxValue), ValueSet.Range(0, int.MaxValue))
            .Should().BeOfType<Shape.AllBut>().Which.Parts.Should().Equal(new ShapePart.One(0L));
    }

    [TestMethod]
    public void Prefixes_side_by_side_stay_prefixes()
    {
        var shape = Shape.Of(ValueSet.StartingWith("net.a") | ValueSet.StartingWith("net.b"), Names);

        shape.Should().BeOfType<Shape.AnyOf>().Which.Parts.OfType<ShapePart.Prefix>().Select(part => part.Text).Should().Equal("net.a", "net.b");
    }

    [TestMethod]
    public void A_prefix_names_what_it_leaves_out()
    {
        var shape = Shape.Of(ValueSet.StartingWith("net.") - ValueSet.StartingWith("net.ipv4."), Names);

        var prefix = shape.Should().BeOfType<Shape.AnyOf>().Which.Parts.Should().ContainSingle().Which.Should().BeOfType<ShapePart.Prefix>().Which;
        prefix.Text.Should().Be("net.");
        prefix.Minus.OfType<ShapePart.Prefix>().Single().Text.Should().Be("net.ipv4.");
    }

    private static bool Holds(Shape shape, Value value) => shape switch
    {
        Shape.Anything => true,
        Shape.AnyOf(var parts) => parts.Any(part => Holds(part, value)),
        Shape.AllBut(var parts) => !parts.Any(part => Holds(part, value)),
        _ => false,
    };

    private static bool Holds(ShapePart part, Value value) => part switch
    {
        ShapePart.One(var one) => value == one,
        ShapePart.Range(var from, var to) => value >= from && (to is null || value < to),
        ShapePart.Prefix(var prefix, var minus) =>
            value.AsText?.StartsWith(prefix, StringComparison.Ordinal) == true && !minus.Any(hole => Holds(hole, value)),
        _ => false,
    };
}
