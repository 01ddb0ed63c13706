using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Bundles of Rancher's Fleet that take in charts from elsewhere.</summary>
/// <remarks>fleet.rancher.io/ref-fleet-yaml: helm.chart, helm.repo; namespace wins over defaultNamespace; the release is helm.releaseName.</remarks>
internal static class FleetFiles
{
    /// <summary>What they make, and what prints it in a cluster.</summary>
    public static IEnumerable<MissingPart> Remote(Tree tree) =>
        from path in tree.Paths
        where TreePath.NameOf(path) is "fleet.yaml"
        from map in Places.Objects(tree.Shown(path), tree.TextOf(path) ?? "")
        let helm = map["helm"] as MapNode
        let chart = Text(helm, "chart")
        where chart is not null && (Text(helm, "repo") is not null || chart.Contains("://", StringComparison.Ordinal))
        let ns = Text(map, "namespace") ?? Text(map, "defaultNamespace")
        select new MissingPart(
            $"Fleet bundle {tree.Shown(TreePath.DirectoryOf(path))}", map.At, Lack.Namespaces | Lack.Policies | Lack.Bindings | Lack.Workloads)
        {
            Namespaces = ns is null ? [] : [ns],
            Command = Text(helm, "releaseName") is { } release ? ["helm", "get", "manifest", release, .. ns is null ? [] : new[] { "--namespace", ns }] : [],
        };

    private static string? Text(MapNode? map, string key) => map?[key] is ScalarNode { Text.Length: > 0 } text ? text.Text : null;
}
