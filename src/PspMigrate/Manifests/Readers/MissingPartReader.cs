namespace PspMigrate.Manifests.Readers;

/// <summary>Reads objects from which other programs make namespaces, labels, bindings or workloads.</summary>
/// <remarks>
/// fluxcd.io/flux/components/helm/helmreleases and kustomize/kustomizations; capsule
/// api/v1beta2 tenant_types.go; hierarchical-namespaces api/v1alpha2; Rancher's management.cattle.io/v3; k3s helm-controller; OLM's
/// api/v1alpha1 (what a ClusterServiceVersion asks for becomes roles and bindings). The commands: helm.sh/docs/helm/
/// helm_get_manifest, fluxcd.io/flux/cmd/flux_build_kustomization (without a cluster since --dry-run), argo-cd docs/user-guide/commands.
/// </remarks>
internal static class MissingPartReader
{
    private static readonly string[] ChangingFields =
    [
        "patches", "patchesStrategicMerge", "patchesJson6902", "postBuild", "namePrefix", "nameSuffix", "components",
    ];

    /// <summary>What such an object makes, one part for each place that it takes something from; nothing for other objects.</summary>
    public static IEnumerable<MissingPart> Read(MapNode node, string apiVersion, string kind)
    {
        var group = Kinds.GroupOf(apiVersion);
        if ((group, kind) is ("argoproj.io", "Application"))
            return ArgoApplication.Parts(node).Select(part => Named(part, kind, node));
        if ((group, kind) is ("fleet.cattle.io", "GitRepo"))
            return FleetRepository(node).Select(part => Named(part, kind, node));
        var part = (group, kind) switch
        {
            ("", "ConfigMap" or "Secret") => EmbeddedObjects.ReadTexts(node) is { } texts ? texts with { What = " (manifests as text)" } : null,
            ("configsync.gke.io", "RepoSync") => RepoSync(node),
            ("helm.toolkit.fluxcd.io", "HelmRelease") => FluxRelease(node),
            ("kustomize.toolkit.fluxcd.io", "Kustomization") => FluxKustomization(node),
            ("argoproj.io", "ApplicationSet") => new("", default, Lack.Everything)
            {
                Command = ["argocd", "appset", "generate", node.At.Source ?? "-"],
                Set = node,
                Namespaces = One(node.TextAt("spec", "template", "spec", "destination", "namespace") is { } target
                    && !target.Contains("{{", StringComparison.Ordinal) ? target : null),
            },
            // projectcapsule.dev/docs: a namespace with the tenant's label is one of its namespaces, and gets its owners' and additional bindings.
            ("capsule.clastix.io", "Tenant") => Created(Lack.Namespaces | Lack.Labels | Lack.Bindings) with
            {
                Mark = ("capsule.clastix.io/tenant", node.TextAt("metadata", "name") ?? ""),
            },
            ("hnc.x-k8s.io", "SubnamespaceAnchor") => Created(Lack.Namespaces | Lack.Bindings) with { Namespaces = One(node.TextAt("metadata", "name")) },
            ("hnc.x-k8s.io", "HierarchyConfiguration") =>
                Created(Lack.Bindings | LabelSetters.LackOf(node)) with { Namespaces = One(node.TextAt("metadata", "namespace")) },
            ("management.cattle.io", "PodSecurityPolicyTemplate") => Created(Lack.Policies | Lack.Bindings),
            ("helm.cattle.io", "HelmChart") => K3sChart(node),
            ("operators.coreos.com", "Subscription") =>
                Created(Lack.Policies | Lack.Bindings | Lack.Workloads) with { Namespaces = One(node.TextAt("metadata", "namespace")) },
            ("operators.coreos.com", "ClusterServiceVersion") => Created(IsPlaceless(node, kind) ? Lack.Bindings | Lack.Workloads : Lack.Bindings),
            ("addons.cluster.x-k8s.io", "ClusterResourceSet" or "HelmChartProxy") => new("", default, Lack.Everything),
            // carvel.dev/kapp-controller/docs: what they deploy is fetched, and goes into their namespace unless it names another.
            ("kappctrl.k14s.io", "App") or ("packaging.carvel.dev", "PackageInstall") =>
                Release(IntoNamespace(node) ?? node.TextAt("metadata", "namespace")),
            // docs.fluxcd.io/projects/helm-operator, Flux of version 1; github.com/crossplane-contrib/provider-helm.
            ("helm.fluxcd.io", "HelmRelease") => Release(node.TextAt("spec", "targetNamespace") ?? node.TextAt("metadata", "namespace")),
            ("helm.crossplane.io", "Release") => Release(node.TextAt("spec", "forProvider", "namespace")),
            _ => EmbeddedObjects.Read(node),
        };
        return part is null ? [] : [Named(part, kind, node)];
    }

    /// <summary>Whether its namespace is only a word: OLM installs it into the one of its subscription.</summary>
    /// <remarks>sdk.operatorframework.io/docs/olm-integration/generation: bundles say "placeholder".</remarks>
    public static bool IsPlaceless(MapNode node, string kind) =>
        kind is "ClusterServiceVersion" && node.TextAt("metadata", "namespace") is "placeholder";

    private static MissingPart Named(MissingPart part, string kind, MapNode node) =>
        part with { What = $"{kind} {Quote.Name(node.TextAt("metadata", "name") ?? "")}{part.What}", At = node.At };

    /// <summary>What a controller makes in the cluster, which can be read there.</summary>
    private static MissingPart Created(Lack lacks) => new("", default, lacks) { Command = InCluster(lacks) };

    /// <summary>The command that prints what may be missing from a cluster.</summary>
    public static ImmutableArray<string> InCluster(Lack lacks)
    {
        string[] kinds =
        [
            .. (lacks & (Lack.Namespaces | Lack.Labels)) != Lack.None ? ["namespaces"] : Array.Empty<string>(),
            .. lacks.HasFlag(Lack.Policies) ? ["podsecuritypolicies"] : Array.Empty<string>(),
            .. lacks.HasFlag(Lack.Workloads) ? ["deployments"] : Array.Empty<string>(),
            .. lacks.HasFlag(Lack.Bindings) ? ["clusterroles", "roles", "clusterrolebindings", "rolebindings"] : Array.Empty<string>(),
        ];
        return ["kubectl", "get", string.Join(',', kinds), "-A", "-o", "yaml"];
    }

    private static MissingPart K3sChart(MapNode node)
    {
        var target = node.TextAt("spec", "targetNamespace") ?? node.TextAt("metadata", "namespace");
        return new("", default, Lack.Everything & ~Lack.Labels) { Namespaces = One(target), Command = OfHelm(node.TextAt("metadata", "name"), target) };
    }

    private static string? IntoNamespace(MapNode app) =>
        app.Find("spec", "deploy") is ListNode { Items: [MapNode deploy, ..] } ? deploy.TextAt("kapp", "intoNs") : null;

    private static MissingPart Release(string? target) => new("", default, Lack.Everything & ~Lack.Labels) { Namespaces = One(target) };

    private static ImmutableArray<string> OfHelm(string? release, string? ns) =>
        ["helm", "get", "manifest", release ?? "", .. ns is null ? Array.Empty<string>() : ["--namespace", ns]];

    private static MissingPart FluxRelease(MapNode node)
    {
        var own = node.TextAt("metadata", "namespace");
        var target = node.TextAt("spec", "targetNamespace") ?? own;
        var chart = node.TextAt("spec", "chart", "spec", "chart");
        var isLocal = node.TextAt("spec", "chart", "spec", "sourceRef", "kind") is "GitRepository" or "Bucket";
        var path = isLocal && chart is not null ? TreePath.Resolve("", chart) : null;
        var name = node.TextAt("spec", "releaseName")
            ?? (node.TextAt("spec", "targetNamespace") is { } prefix ? $"{prefix}-" : "") + node.TextAt("metadata", "name");
        var itself = node.TextAt("spec", "install", "createNamespace") is "true" ? Lack.Namespaces : Lack.None;
        return new("", default, Lack.Policies | Lack.Bindings | Lack.Workloads | itself)
        {
            Own = itself,
            Namespaces = One(target),
            Command = OfHelm(name, node.TextAt("spec", "storageNamespace") ?? own),
            Changing = node.Find("spec", "valuesFrom") is ListNode { Items.Count: > 0 } ? ["valuesFrom"] : [],
            Path = path,
            Release = new(
                name, target, node.Find("spec", "values") as MapNode,
                [.. node.TextsAt("spec", "chart", "spec", "valuesFiles").Select(file => FromRoot(file, path))]),
        };
    }

    /// <summary>A file that is named from the root of the repository, as a chart names it.</summary>
    public static string FromRoot(string file, string? chart) =>
        string.Concat(Enumerable.Repeat("../", (chart ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Length)) + (TreePath.Resolve("", file) ?? file);

    /// <remarks>
    /// fluxcd.io/flux/components/kustomize/kustomizations: targetNamespace "sets or overrides the namespace" of what is built. A path without a
    /// kustomization is taken in with all below it (fluxcd/pkg kustomize/kustomize_generator.go).
    /// </remarks>
    private static MissingPart FluxKustomization(MapNode node) => new("", default, Lack.Everything)
    {
        Namespaces = One(node.TextAt("spec", "targetNamespace")),
        Into = node.TextAt("spec", "targetNamespace"),
        OverridesNamespaces = true,
        IsRecursive = true,
        Changing =
        [
            .. ChangingFields.Where(field => node.Find("spec", field) is ListNode list ? list.Items.Any(Matters) : SaysSomething(node.Find("spec", field))),
        ],
        Own = LabelSetters.LackOf(node),
        Path = node.TextAt("spec", "path") is { } path ? TreePath.Resolve("", path) : "",
        Command =
        [
            "flux", "build", "kustomization", node.TextAt("metadata", "name") ?? "", "--path", node.TextAt("spec", "path") ?? ".",
            "--kustomization-file", node.At.Source ?? "-", "--dry-run",
        ],
    };

    /// <summary>Without a target the files of the bundles say where they go.</summary>
    /// <remarks>facts/deployers.md, 20.</remarks>
    private static IEnumerable<MissingPart> FleetRepository(MapNode node) =>
        from target in One(node.TextAt("spec", "targetNamespace"))
        from path in node.Find("spec", "paths") is ListNode { Items.Count: > 0 } paths ? paths.Items.OfType<ScalarNode>().Select(item => item.Text) : [""]
        select new MissingPart("", default, Lack.Everything)
        {
            Namespaces = [target],
            Into = target,
            OverridesNamespaces = true,
            IsRecursive = true,
            IsOfFleet = true,
            Path = TreePath.Resolve("", path),
        };

    /// <remarks>facts/deployers.md, 21.</remarks>
    private static MissingPart RepoSync(MapNode node) => new("", default, Lack.Everything)
    {
        Namespaces = One(node.TextAt("metadata", "namespace")),
        Into = node.TextAt("metadata", "namespace"),
        IsRecursive = true,
        Path = TreePath.Resolve("", node.TextAt("spec", "git", "dir") ?? ""),
    };

    /// <summary>Whether a field holds anything: programs write <c>jsonnet: {}</c> where nothing was asked for.</summary>
    public static bool SaysSomething(Node? value) =>
        value is not (null or ScalarNode { Text: "" } or ScalarNode { Type: ScalarType.Null } or MapNode { Entries.Count: 0 } or ListNode { Items.Count: 0 });

    /// <summary>Whether a patch may change more than what nobody asks for here: services, ingresses.</summary>
    private static bool Matters(Node item) => item is not MapNode patch
        || (patch.TextAt("target", "kind") ?? patch.TextAt("kind") ?? patch.TextAt("patch")) is not { } kind
        || !kind.Split('\n').Select(line => line.StartsWith("kind:", StringComparison.Ordinal) ? line[5..].Trim() : line).Any(Kinds.IsWithoutPods);

    private static ImmutableArray<string> One(string? ns) => ns is { Length: > 0 } ? [ns] : [];
}
