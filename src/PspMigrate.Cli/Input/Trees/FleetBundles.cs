using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>The bundles of Rancher's Fleet in a tree: directories with a <c>fleet.yaml</c>, each with all below it but other bundles.</summary>
/// <remarks>facts/deployers.md, 15-17; fleet.rancher.io/ref-fleet-yaml: helm.chart is a path, an address, or a name in helm.repo.</remarks>
internal sealed class FleetBundles
{
    private readonly Tree _tree;
    private readonly (string Directory, MapNode Map)[] _all;

    public FleetBundles(Tree tree) => (_tree, _all) = (tree, [
        .. from path in tree.Paths
           where IsBundle(path)
           from map in Places.Objects(tree.Shown(path), tree.TextOf(path) ?? "")
           select (TreePath.DirectoryOf(path), map),
    ]);

    /// <summary>What comes from elsewhere, and what prints it in a cluster.</summary>
    public IEnumerable<MissingPart> Remote => _all.Where(bundle => IsRemote(bundle.Map)).Select(bundle =>
    {
        var ns = Target(bundle.Map, bundle.Map).Into;
        return Part(bundle, Lack.Namespaces | Lack.Policies | Lack.Bindings | Lack.Workloads) with
        {
            Namespaces = ns is null ? [] : [ns],
            Command = bundle.Map.TextAt("helm", "releaseName") is { } release
                ? ["helm", "get", "manifest", release, .. ns is null ? [] : new[] { "--namespace", ns }]
                : [],
        };
    });

    /// <summary>What is applied of the tree itself, a part for each namespace that it goes into.</summary>
    public IEnumerable<MissingPart> Local =>
        from bundle in _all
        where !IsRemote(bundle.Map)
        from target in Targets(bundle.Map)
        select Applied(bundle, target.Into, target.Overrides);

    /// <summary>The labels of namespaces that Fleet sets.</summary>
    public IEnumerable<MissingPart> Labels => Local.Where(part => part.Own != Lack.None).Select(part => part with { Lacks = part.Own });

    /// <summary>Whether it is the file of a bundle.</summary>
    private static bool IsBundle(string path) => TreePath.NameSpan(path) is "fleet.yaml" or "fleet.yml";

    private static bool IsRemote(MapNode map) => map.TextAt("helm", "chart") is { } chart
        && (map.TextAt("helm", "repo") is not null || chart.Contains("://", StringComparison.Ordinal));

    private static IEnumerable<(string? Into, bool Overrides)> Targets(MapNode map) =>
        map.MapsAt("targetCustomizations").Prepend(map).Select(said => Target(said, map)).Distinct();

    /// <summary>Where a customization, or the bundle itself, puts it.</summary>
    private static (string? Into, bool Overrides) Target(MapNode said, MapNode bundle) =>
        (said.TextAt("namespace") ?? bundle.TextAt("namespace")) is { } forced ? (forced, true)
        : (said.TextAt("defaultNamespace") ?? bundle.TextAt("defaultNamespace"), false);

    private MissingPart Part((string Directory, MapNode Map) bundle, Lack lacks) => new($"Fleet bundle {_tree.Shown(bundle.Directory)}", bundle.Map.At, lacks);

    private MissingPart Applied((string Directory, MapNode Map) bundle, string? into, bool overrides)
    {
        var chart = bundle.Map.TextAt("helm", "chart");
        var path = TreePath.Resolve(bundle.Directory, chart ?? bundle.Map.TextAt("kustomize", "dir") ?? "");
        var isChart = path is not null && (chart is not null || _tree.Contains(TreePath.Join(path, Chart.FileName)));
        return Part(bundle, Lack.None) with
        {
            Namespaces = into is null ? [] : [into],
            Own = bundle.Map["namespaceLabels"] is MapNode ? Lack.Labels : Lack.None,
            Path = path,
            IsHere = true,
            IsOfFleet = true,
            Into = into,
            OverridesNamespaces = overrides,
            IsRecursive = true,
            Without =
            [
                .. _all.Select(other => other.Directory).Where(other => other.Length > bundle.Directory.Length && TreePath.IsBelow(other, bundle.Directory)),
            ],
            Release = !isChart ? null : new(
                bundle.Map.TextAt("helm", "releaseName") ?? TreePath.NameOf(bundle.Directory),
                into,
                bundle.Map.Find("helm", "values") as MapNode,
                [.. bundle.Map.TextsAt("helm", "valuesFiles").Select(file => Helmfile.Relative(path, TreePath.Resolve(bundle.Directory, file)))]),
        };
    }
}
