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

    public static void Write(HtmlWriter html, ImmutableArray<string>[] paths)
    {
        var graph = new LayeredGraph(paths);
        html.Start("div", ("class", "scroll"), ("tabindex", "0"));
        var (width, height) = (graph.Width + (2 * Edge), graph.Height + Top + Edge);
        html.Start("svg", ("class", "reach"), ("width", Text(width)), ("height", Text(height)), ("viewBox", $"{-Edge} 0 {width} {height}"),
            ("aria-hidden", "true"), ("focusable", "false"));
        html.Leaf("path", "", ("class", "edges"), ("d", Edges(graph)));
        html.Leaf("path", "", ("class", "boxes"), ("d", Boxes(graph)));
        foreach (var (layer, boxes) in graph.Boxes.Index())
        {
            html.Leaf("text", ReachPaths.Titles[layer], ("class", "layer"), ("x", Text(boxes[0].X)), ("y", "14"));
            foreach (var box in boxes)
                html.Leaf("text", box.Text, ("x", Text(box.X + TextIn)), ("y", Text(box.Y + Top + TextDown)));
        }

        html.End();
        html.End();
        html.Start("ul", ("class", "unseen"));
        foreach (var path in paths.Take(Told))
            html.Leaf("li", string.Join(" ← ", path));
        if (paths.Length > Told)
            html.Leaf("li", $"and {Phrase.Count("more way", paths.Length - Told)}");
        html.End();
    }

    /// <summary>All edges are one path: a large page has thousands.</summary>
    private static string Edges(LayeredGraph graph)
    {
        var path = new StringBuilder();
        foreach (var (from, to) in graph.Edges)
        {
            var (x1, y1) = (from.X + from.Width, from.Y + Top + (LayeredGraph.BoxHeight / 2));
            var (x2, y2) = (to.X, to.Y + Top + (LayeredGraph.BoxHeight / 2));
            var middle = (x1 + x2) / 2;
            path.Append(CultureInfo.InvariantCulture, $"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}");
        }

        return path.ToString();
    }

    private static string Boxes(LayeredGraph graph)
    {
        var path = new StringBuilder();
        foreach (var box in graph.Boxes.SelectMany(layer => layer))
            path.Append(CultureInfo.InvariantCulture, $"M{box.X} {box.Y + Top}h{box.Width}v{LayeredGraph.BoxHeight}h-{box.Width}z");
        return path.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
