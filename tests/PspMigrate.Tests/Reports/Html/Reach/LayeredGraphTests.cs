using PspMigrate.Reports.Html.Reach;

namespace PspMigrate.Tests.Reports.Html.Reach;

/// <summary>The layout of the reach, as text: where each box stands.</summary>
[TestClass]
public sealed class LayeredGraphTests
{
    private static LayeredGraph Graph(params string[] paths) => new([.. paths.Select(path => path.Split(' ').ToImmutableArray())]);

    [TestMethod]
    public void A_way_is_a_row() => Graph("p role ns").ToString().Should().Be("p@0,0\nrole@83,0\nns@188,0");

    [TestMethod]
    public void A_layer_with_fewer_boxes_stands_in_the_middle() =>
        Graph("p a n", "p b n", "p c n").ToString().Should().Be("p@0,36\na@83,0 b@83,36 c@83,72\nn@166,36");

    [TestMethod]
    public void Boxes_go_where_their_neighbours_are_so_that_edges_do_not_cross()
    {
        var graph = Graph("p a y", "p b x", "q c x");

        Crossings(graph).Should().Be(0);
        Graph("p a y", "p b x", "q c x").ToString().Should().Be(graph.ToString(), "the same input gives the same drawing");
    }

    [TestMethod]
    public void Of_a_long_layer_the_rest_is_one_box()
    {
        var graph = Graph([.. Enumerable.Range(1, 20).Select(i => $"p role ns{i}")]);

        graph.Boxes[2].Select(box => box.Text).Should().Equal("ns1", "ns2", "ns3", "ns4", "ns5", "ns6", "ns7", "and 13 more");
        graph.Edges.Count(edge => edge.From.Text is "role").Should().Be(8);
    }

    [TestMethod]
    public void Boxes_of_a_layer_never_overlap()
    {
        var graph = Graph([.. Enumerable.Range(0, 30).Select(i => $"p{i % 4} r{i % 7} n{i % 11}")]);

        foreach (var layer in graph.Boxes)
            layer.Zip(layer.Skip(1)).Should().OnlyContain(pair => pair.Second.Y - pair.First.Y >= LayeredGraph.BoxHeight);
        graph.Boxes.SelectMany(layer => layer).Should()
            .OnlyContain(box => box.X >= 0 && box.X + box.Width <= graph.Width && box.Y + LayeredGraph.BoxHeight <= graph.Height);
    }

    private static int Crossings(LayeredGraph graph)
    {
        var edges = graph.Edges.ToArray();
        return edges.SelectMany(one => edges, (one, other) => (one, other)).Count(pair =>
            pair.one.From.X == pair.other.From.X && pair.one.From.Y < pair.other.From.Y && pair.one.To.Y > pair.other.To.Y);
    }
}
