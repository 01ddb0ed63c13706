namespace PspMigrate.Reports.Html.Reach;

/// <summary>A node of a layer, with its place in the drawing.</summary>
internal sealed record GraphBox(string Text, int X, int Y, int Width);

/// <summary>Nodes in layers, with edges from each layer to the next; laid out so that few edges cross.</summary>
/// <remarks>
/// Layers are columns. Nodes go where the middle of their neighbours is (the barycentre method of Sugiyama, Tagawa and Toda, 1981), swept back and
/// forth; ties keep the order in which nodes came, so that the same input gives the same drawing.
/// </remarks>
internal sealed class LayeredGraph
{
    public const int BoxHeight = 26;

    private const int RowHeight = 36;
    private const int Gap = 56;
    private const int Padding = 20;
    private const int Sweeps = 4;

    /// <summary>Width of a character at the style's size, rounded up.</summary>
    private const double Character = 7.3;

    /// <summary>Nodes of a layer that are drawn; what goes beyond is one node that says how many.</summary>
    private const int Most = 8;

    private readonly List<string>[] _layers;
    private readonly HashSet<(int Layer, string From, string To)> _edges = [];

    /// <param name="paths">Ways through the layers, a name for each.</param>
    public LayeredGraph(IReadOnlyCollection<ImmutableArray<string>> paths)
    {
        var names = Enumerable.Range(0, paths.First().Length)
            .Select(layer => paths.Select(path => path[layer]).Distinct(StringComparer.Ordinal).ToArray()).ToArray();
        _layers = [.. names.Select(all => all.Length <= Most ? all.ToList() : [.. all.Take(Most - 1), $"and {all.Length - (Most - 1)} more"])];
        foreach (var path in paths)
        {
            for (var layer = 0; layer + 1 < path.Length; layer++)
                _edges.Add((layer, Shown(layer, path[layer]), Shown(layer + 1, path[layer + 1])));
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
            Sweep(isForward: sweep % 2 == 0);
        (Boxes, Width, Height) = Place();

        string Shown(int layer, string name) => _layers[layer].Contains(name, StringComparer.Ordinal) ? name : _layers[layer][^1];
    }

    /// <summary>The boxes, layer by layer from the left, each from the top.</summary>
    public ImmutableArray<ImmutableArray<GraphBox>> Boxes { get; }

    public int Width { get; }

    public int Height { get; }

    public IEnumerable<(GraphBox From, GraphBox To)> Edges =>
        from edge in _edges
        select (Boxes[edge.Layer].First(box => Is(box, edge.From)), Boxes[edge.Layer + 1].First(box => Is(box, edge.To)));

    /// <summary>Where everything stands, a line for each layer: <c>a@0,10 b@0,46</c>.</summary>
    public override string ToString() =>
        string.Join('\n', Boxes.Select(layer => string.Join(' ', layer.Select(box => $"{box.Text}@{box.X},{box.Y}"))));

    private static bool Is(GraphBox box, string name) => string.Equals(box.Text, name, StringComparison.Ordinal);

    private void Sweep(bool isForward)
    {
        for (var i = 1; i < _layers.Length; i++)
        {
            var layer = isForward ? i : _layers.Length - 1 - i;
            var other = _layers[isForward ? layer - 1 : layer + 1];
            var middles = _layers[layer].ToDictionary(
                name => name,
                name => Neighbours(layer, name, isForward).Select(neighbour => (double)other.IndexOf(neighbour))
                    .DefaultIfEmpty(_layers[layer].IndexOf(name)).Average(),
                StringComparer.Ordinal);
            _layers[layer] = [.. _layers[layer].OrderBy(name => middles[name])];
        }
    }

    private IEnumerable<string> Neighbours(int layer, string name, bool isForward) => isForward
        ? _edges.Where(edge => edge.Layer == layer - 1 && string.Equals(edge.To, name, StringComparison.Ordinal)).Select(edge => edge.From)
        : _edges.Where(edge => edge.Layer == layer && string.Equals(edge.From, name, StringComparison.Ordinal)).Select(edge => edge.To);

    private (ImmutableArray<ImmutableArray<GraphBox>> Boxes, int Width, int Height) Place()
    {
        var height = _layers.Max(layer => layer.Count) * RowHeight;
        var boxes = ImmutableArray.CreateBuilder<ImmutableArray<GraphBox>>();
        var x = 0;
        foreach (var layer in _layers)
        {
            var width = (int)(layer.Max(name => name.Length) * Character) + Padding;
            var top = (height - (layer.Count * RowHeight)) / 2;
            boxes.Add([.. layer.Select((name, row) => new GraphBox(name, x, top + (row * RowHeight), width))]);
            x += width + Gap;
        }

        return (boxes.ToImmutable(), x - Gap, height);
    }
}
