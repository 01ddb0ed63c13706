using PspMigrate.Manifests;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Tests.Manifests;

/// <summary>A node that is put to another place looks as if its text had been read there.</summary>
[TestClass]
public sealed class MovedTests
{
    private const string Text = "a: {b: [1, {c: d}], e: f}\ng:\n- h\n- i:\n    j: k\n";

    [TestMethod]
    public void All_that_is_below_goes_with_it()
    {
        var (here, there) = (At(1), At(40));

        Nodes.ShowPlaces(new Moved(here.At, there.At).Node(here)).Should().Be(Nodes.ShowPlaces(there));
    }

    [TestMethod]
    public void What_was_moved_can_be_moved_again()
    {
        var (here, there, back) = (At(1), At(40), At(7));
        var moved = new Moved(here.At, there.At).Node(here);

        var again = new Moved(there.At, back.At).Node(moved);

        Nodes.ShowPlaces(again).Should().Be(Nodes.ShowPlaces(back));
        ((MapNode)again).Original.Should().BeSameAs(here);
    }

    [TestMethod]
    public void Only_the_first_line_has_other_columns()
    {
        const string flow = "{a: {b: c},\n  d: [e]}";
        var (here, there) = (Parse(flow, 1), Parse($"    {flow}", 40));

        there.At.Column.Should().Be(5);
        Nodes.ShowPlaces(new Moved(here.At, there.At).Node(here)).Should().Be(Nodes.ShowPlaces(there));
    }

    [TestMethod]
    public void A_source_without_lines_has_one_place()
    {
        var live = new Position("Pod/a", 0, 0);

        Nodes.ShowPlaces(new Moved(At(1).At, live).Node(At(1))).Should().StartWith("0:0 {0:0 \"a\":0:0 {0:0 \"b\":0:0 [0:0").And.NotContain("1:");
    }

    private static MapNode At(int line) => Parse(Text, line);

    private static MapNode Parse(string text, int line) => (MapNode)YamlTree.Parse("a.yaml", text, line, []).Single();
}
