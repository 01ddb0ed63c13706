using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Renders the charts of a tree when asked; else says how to.</summary>
/// <param name="deployers">What Flux and Argo CD make of trees.</param>
internal sealed class TreeCharts(ManifestReader reader, ImmutableArray<MissingPart> deployers, TreeFindings found, TreeOptions options, Host host)
{
    public void Read(Tree tree)
    {
        found.Missing.AddRange(Helmfile.Remote(tree));
        var charts = tree.Layout.Charts.Where(chart => !chart.Templates.IsEmpty || Unread(tree, chart).Length > 0).ToArray();
        if (charts.Length == 0)
            return;
        var releases = deployers.Where(part => part is { Path: not null, Release: not null }).Concat(Helmfile.Releases(tree))
            .ToLookup(part => part.Path!, StringComparer.Ordinal);
        var helm = options.RendersCharts ? Helm.Find(host) : null;
        if (options.RendersCharts && helm is null)
            found.Said.Add(new(Severity.Warning, "charts are not rendered: helm isn't on the PATH", Position.None));
        foreach (var chart in charts)
        {
            host.Stop.ThrowIfCancellationRequested();
            MissingPart[] known = [.. releases[chart.Directory]];
            foreach (var release in known)
                Read(tree, chart, release.Release!, helm, release);
            if (known.Length == 0)
                Read(tree, chart, new(File(tree, chart)?.TextAt("name") ?? "release", Namespace: null, Values: null, []), helm, maker: null);
        }
    }

    private void Read(Tree tree, Chart chart, HelmRelease release, Helm? helm, MissingPart? maker)
    {
        var name = tree.Shown(chart.Directory);
        // Charts that take it in render it; by itself it can't be (helm.sh/docs/topics/library_charts).
        var isLibrary = File(tree, chart)?.TextAt("type") is "library";
        if (isLibrary && helm is not null)
            return;
        string[] values = options.Values is { } typed ? [host.FullPath(typed)] : [];
        var build = helm?.Render(release, tree.FullPath(chart.Directory), values, name);
        if (build?.Objects is { } objects)
        {
            reader.Add(name, objects.Select(built => Placed(built, name, release.Namespace)), areBuilt: true);
            return;
        }

        var at = new Position(tree.Shown(TreePath.Join(chart.Directory, Chart.FileName)), 0, 0);
        var command = string.Join(' ', ["helm", .. Helm.Arguments(
            release, name, release.ValueFiles.Select(file => tree.Shown(TreePath.Resolve(chart.Directory, file) ?? file))).Select(Shell.Quote)]);
        var unread = Unread(tree, chart);
        var taken = unread.Length == 0 ? "" : $" (it takes in {string.Join(", ", unread)}: helm dependency build {Shell.Quote(name)} comes first)";
        var set = release.Values is null && release.ValuesText is null ? "" : $", with the values that {maker?.What} sets";
        found.Said.Add(build is null
            ? new(
                Severity.Warning,
                isLibrary ? "this library chart is not read: charts that take it in render it"
                    : $"this chart is not rendered, and nothing of it is read: add --render-charts, or what this prints{set}: {command}{taken}",
                at)
            : new(Severity.Warning, $"helm can't render this chart, and nothing of it is read{taken}", at,
                TreeBuilds.Shorten(build.Error!)));
        var contents = ChartContents.Of(chart.Templates.Select(tree.TextOf).OfType<string>(), release.Namespace);
        if (unread.Length > 0)
        {
            contents = new(
                Lack.Everything, [.. contents.Namespaces.Union(release.Namespace is { } ns ? [ns] : [], StringComparer.Ordinal)], release.Namespace is null);
        }

        if (contents.Missing($"chart {name}", at) is { } part)
            found.Missing.Add(part);
    }

    /// <summary>The charts that it takes in and that aren't in the tree.</summary>
    /// <remarks>helm.sh/docs/topics/charts, "Chart Dependencies": helm dependency build puts them into charts/.</remarks>
    private static string[] Unread(Tree tree, Chart chart) =>
    [
        .. (File(tree, chart)?.MapsAt("dependencies") ?? [])
            .Where(item => item.TextAt("repository")?.StartsWith("file:", StringComparison.Ordinal) is not true)
            .Select(item => item.TextAt("name")).OfType<string>()
            .Where(name => !tree.Holds(TreePath.Join(chart.Directory, $"charts/{name}"))),
    ];

    private static MapNode? File(Tree tree, Chart chart) =>
        Places.Objects("", tree.TextOf(TreePath.Join(chart.Directory, Chart.FileName)) ?? "") is [var file, ..] ? file : null;

    /// <summary>Where helm was told a namespace, objects that name none go there.</summary>
    private static MapNode Placed(BuiltObject built, string chart, string? ns)
    {
        var at = new Position(built.Origin is { } origin ? $"{chart}/{origin}" : chart, 0, 0);
        var node = new Places(_ => [], at).Of(built.Node, []);
        return ns is null ? node : NamespaceTransformer.Default(node, ns);
    }
}
