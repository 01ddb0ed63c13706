using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads objects from which other programs make namespaces, labels, bindings or workloads.</summary>
/// <remarks>
/// fluxcd.io/flux/components/helm/helmreleases and kustomize/kustomizations; argo-cd docs/operator-manual/application.yaml; capsule
/// api/v1beta2 tenant_types.go; hierarchical-namespaces api/v1alpha2; Rancher's management.cattle.io/v3; k3s helm-controller.
/// </remarks>
internal static class MissingPartReader
{
    private static readonly string[] ChangingFields = ["patches", "patchesStrategicMerge", "patchesJson6902", "postBuild", "namePrefix", "nameSuffix"];

    /// <summary>What such an object makes; null for other objects.</summary>
    public static MissingPart? Read(MapNode node, string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var group = slash < 0 ? "" : apiVersion[..slash];
        var part = (group, kind) switch
        {
            ("helm.toolkit.fluxcd.io", "HelmRelease") => FluxRelease(node),
            ("kustomize.toolkit.fluxcd.io", "Kustomization") => FluxKustomization(node),
            ("argoproj.io", "Application") => Application(node),
            ("argoproj.io", "ApplicationSet") => new("", default, Lack.Everything),
            ("capsule.clastix.io", "Tenant") => new("", default, Lack.Namespaces | Lack.Labels | Lack.Bindings),
            ("hnc.x-k8s.io", "SubnamespaceAnchor") => new("", default, Lack.Namespaces | Lack.Bindings) { Namespaces = One(Text(node, "metadata", "name")) },
            ("hnc.x-k8s.io", "HierarchyConfiguration") => new("", default, Lack.Bindings) { Namespaces = One(Text(node, "metadata", "namespace")) },
            ("management.cattle.io", "PodSecurityPolicyTemplate") => new("", default, Lack.Policies | Lack.Bindings),
            ("helm.cattle.io", "HelmChart") => new("", default, Lack.Everything & ~Lack.Labels)
            {
                Namespaces = One(Text(node, "spec", "targetNamespace") ?? Text(node, "metadata", "namespace")),
            },
            ("addons.cluster.x-k8s.io", "ClusterResourceSet" or "HelmChartProxy") => new("", default, Lack.Everything),
            _ => (MissingPart?)null,
        };
        return part is null ? null : part with { What = $"{kind} {Quote.Name(Text(node, "metadata", "name") ?? "")}", At = node.At };
    }

    private static MissingPart FluxRelease(MapNode node)
    {
        var own = Text(node, "metadata", "namespace");
        var target = Text(node, "spec", "targetNamespace") ?? own;
        var chart = Text(node, "spec", "chart", "spec", "chart");
        var isLocal = Text(node, "spec", "chart", "spec", "sourceRef", "kind") is "GitRepository" or "Bucket";
        var name = Text(node, "spec", "releaseName")
            ?? (Text(node, "spec", "targetNamespace") is { } prefix ? $"{prefix}-" : "") + Text(node, "metadata", "name");
        var itself = Flag(node, "spec", "install", "createNamespace") ? Lack.Namespaces : Lack.None;
        return new("", default, Lack.Policies | Lack.Bindings | Lack.Workloads | itself)
        {
            Own = itself,
            Namespaces = One(target),
            Path = isLocal && chart is not null ? TreePath.Resolve("", chart) : null,
            Release = new(name, target, node.Find("spec", "values") as MapNode, []),
        };
    }

    /// <remarks>fluxcd.io/flux/components/kustomize/kustomizations: targetNamespace "sets or overrides the namespace" of what is built.</remarks>
    private static MissingPart FluxKustomization(MapNode node) => new("", default, Lack.Everything)
    {
        Namespaces = One(Text(node, "spec", "targetNamespace")),
        Into = Text(node, "spec", "targetNamespace"),
        OverridesNamespaces = true,
        Changing = [.. ChangingFields.Where(field => node.Find("spec", field) is not (null or ListNode { Items: [] } or ScalarNode { Text: "" }))],
        Path = Text(node, "spec", "path") is { } path ? TreePath.Resolve("", path) : "",
    };

    private static MissingPart Application(MapNode node)
    {
        var options = (node.Find("spec", "syncPolicy", "syncOptions") as ListNode)?.Items.OfType<ScalarNode>().Select(item => item.Text) ?? [];
        var source = node.Find("spec", "source") as MapNode;
        var helm = source?["helm"] as MapNode;
        var target = Text(node, "spec", "destination", "namespace");
        var itself = (options.Contains("CreateNamespace=true", StringComparer.Ordinal) ? Lack.Namespaces : Lack.None)
            | (node.Find("spec", "syncPolicy", "managedNamespaceMetadata") is MapNode ? Lack.Labels : Lack.None);
        return new("", default, Lack.Policies | Lack.Bindings | Lack.Workloads | itself)
        {
            Own = itself,
            Namespaces = One(target),
            Into = target,
            Path = source is not null && source["chart"] is null && Text(source, "path") is { } path ? TreePath.Resolve("", path) : null,
            Release = new(
                (helm is null ? null : Text(helm, "releaseName")) ?? Text(node, "metadata", "name") ?? "",
                target,
                helm?["valuesObject"] as MapNode,
                [.. ((helm?["valueFiles"] as ListNode)?.Items ?? []).OfType<ScalarNode>().Select(item => item.Text)]),
        };
    }

    private static ImmutableArray<string> One(string? ns) => ns is { Length: > 0 } ? [ns] : [];

    private static string? Text(MapNode node, params ReadOnlySpan<string> path) => node.Find(path) is ScalarNode { Text.Length: > 0 } text ? text.Text : null;

    private static bool Flag(MapNode node, params ReadOnlySpan<string> path) => node.Find(path) is ScalarNode { Text: "true" };
}
