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
        let chart = helm.TextAt("chart")
        where chart is not null && (helm.TextAt("repo") is not null || chart.Contains("://", StringComparison.Ordinal))
        let ns = map.TextAt("namespace") ?? map.TextAt("defaultNamespace")
        select new MissingPart(
            $"Fleet bundle {tree.Shown(TreePath.DirectoryOf(path))}", map.At, Lack.Namespaces | Lack.Policies | Lack.Bindings | Lack.Workloads)
        {
            Namespaces = ns is null ? [] : [ns],
            Command = helm.TextAt("releaseName") is { } release ? ["helm", "get", "manifest", release, .. ns is null ? [] : new[] { "--namespace", ns }] : [],
        };
}
