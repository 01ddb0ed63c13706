namespace PspMigrate.Reports.Html.Reach;

/// <summary>Draws ways as SVG, and tells them as a list to those who can't see it.</summary>
internal static class ReachDrawing
{
    private const int Top = 28;
    private const int Edge = 2;
    private const int TextDown = 17;
    private const int TextIn = 10;

    /// <summary>Ways that are told one by one.</summary>
    private const int Told = 8;

    public static IEnumerable<Markup> Of(ImmutableArray<string>[] paths)
    {
        var graph = new LayeredGraph(paths);
        var (width, height) = (graph.Width + (2 * Edge), graph.Height + Top + Edge);
        (string, string)[] attributes =
        [
            ("class", "reach"), ("width", $"{width}"), ("height", $"{height}"), ("viewBox", $"{-Edge} 0 {width} {height}"), ("aria-hidden", "true"),
            ("focusable", "false"),
        ];
        return
        [
            new("div", [("class", "scroll"), ("tabindex", "0")], new Markup("svg", attributes,
            [
                new("path", [("class", "edges"), ("d", Edges(graph))]),
                new("path", [("class", "boxes"), ("d", Boxes(graph))]),
                .. graph.Boxes.SelectMany((boxes, layer) => boxes.Select(Text).Prepend(
                    new("text", [("class", "layer"), ("x", $"{boxes[0].X}"), ("y", "14")], ReachPaths.Titles[layer]))),
            ])),
            new("ul", [("class", "unseen")],
            [
                .. paths.Take(Told).Select(path => new Markup("li", [], string.Join(" ← ", path))),
                .. paths.Length > Told ? [new("li", [], $"and {Phrase.Count("more way", paths.Length - Told)}")] : Array.Empty<Markup>(),
            ]),
        ];
    }

    private static Markup Text(GraphBox box) => new("text", [("x", $"{box.X + TextIn}"), ("y", $"{box.Y + Top + TextDown}")], box.Text);

    /// <summary>All edges are one path: a large page has thousands.</summary>
    private static string Edges(LayeredGraph graph) => string.Concat(
        from edge in graph.Edges
        let x = edge.From.X + edge.From.Width
        let y = edge.From.Y + Top + (LayeredGraph.BoxHeight / 2)
        let end = edge.To.Y + Top + (LayeredGraph.BoxHeight / 2)
        let middle = (x + edge.To.X) / 2
        select string.Create(CultureInfo.InvariantCulture, $"M{x} {y}C{middle} {y} {middle} {end} {edge.To.X} {end}"));

    private static string Boxes(LayeredGraph graph) => string.Concat(graph.Boxes.SelectMany(layer => layer).Select(box =>
        string.Create(CultureInfo.InvariantCulture, $"M{box.X} {box.Y + Top}h{box.Width}v{LayeredGraph.BoxHeight}h-{box.Width}z")));
}
