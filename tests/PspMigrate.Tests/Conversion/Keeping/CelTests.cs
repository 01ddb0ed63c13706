using PspMigrate.Controls;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Tests.Conversion.Keeping;

/// <summary>Literals and operators as cel-spec's grammar has them (doc/langdef.md).</summary>
[TestClass]
public sealed class CelTests
{
    private static readonly ValueSet Names = ValueSet.Texts - ValueSet.Of("");

    [TestMethod]
    [DataRow("it's", @"'it\'s'")]
    [DataRow(@"a\b", @"'a\\b'")]
    [DataRow("a\nb\0", @"'a\u000ab\u0000'")]
    [DataRow("ü", "'ü'")]
    [DataRow("a\uFEFF\u202Eb", @"'a\ufeff\u202eb'")]
    [DataRow("\U000E0041", @"'\U000e0041'")]
    public void Texts_are_escaped(string text, string literal) => Cel.Text(text).Should().Be(literal);

    [TestMethod]
    public void Values_are_listed_before_prefixes()
    {
        var set = ValueSet.Of("kernel.msgmax") | (ValueSet.StartingWith("net.") - ValueSet.Of("net.ipv4.ip_forward"));

        Cel.In("name", Shape.Of(set, Names)).Should().Be(
            "name == 'kernel.msgmax' || (name.startsWith('net.') && !(name == 'net.ipv4.ip_forward'))");
    }

    [TestMethod]
    public void Ranges_have_both_ends_in() =>
        Cel.In("port", Shape.Of(ValueSet.Range(80, 80) | ValueSet.Range(8000, 9000), ValueSet.Range(1, 65535)))
            .Should().Be("port == 80 || (port >= 8000 && port <= 9000)");

    [TestMethod]
    public void Nothing_to_test_is_null() => Cel.In("name", Shape.Of(ValueSet.Texts, Names)).Should().BeNull();

    [TestMethod]
    public void What_is_left_out_is_short_when_it_is_one_value() =>
        Cel.In("uid", Shape.Of(ValueSet.Range(1, int.MaxValue), ValueSet.Range(0, int.MaxValue))).Should().Be("uid != 0");

    [TestMethod]
    public void Each_shape_of_a_set_has_its_expression()
    {
        Cel.In("name", Shape.Of(ValueSet.None, Names)).Should().Be("false");
        Cel.In("name", Shape.Of(ValueSet.StartingWith("net."), Names)).Should().Be("name.startsWith('net.')");
        Cel.In("name", Shape.Of(Names - ValueSet.Of("a", "b"), Names)).Should().Be("!(name in ['a', 'b'])");
    }

    /// <remarks>Blanks and new lines between tokens mean nothing (cel-spec, doc/langdef.md, WHITESPACE).</remarks>
    [TestMethod]
    public void Long_lists_and_choices_are_broken_where_only_blanks_stand()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"name-{i}")];

        var list = Cel.List(names);
        list.Split('\n').Should().HaveCountGreaterThan(3).And.AllSatisfy(line => line.Length.Should().BeInRange(40, 120));
        list.Replace("\n  ", " ", StringComparison.Ordinal).Should().Be($"['{string.Join("', '", names)}']");

        var any = Cel.Or(names.Select(name => $"x == '{name}'"));
        any.Split('\n').Should().HaveCountGreaterThan(5).And.AllSatisfy(line => line.Length.Should().BeInRange(40, 130));
        any.Split('\n')[1].Should().StartWith("  || x == ");
        any.Replace("\n  ", " ", StringComparison.Ordinal).Should().Be(string.Join(" || ", names.Select(name => $"x == '{name}'")));
    }
}
