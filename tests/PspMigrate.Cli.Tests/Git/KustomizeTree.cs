using CsCheck;

namespace PspMigrate.Cli.Tests.Git;

/// <summary>A repository of kustomizations, made up.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Roots">The directories that are built.</param>
internal sealed record KustomizeTree(IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<string> Roots)
{
    private static readonly string[] Clusters = ["dev", "prod", "test"];

    private static readonly Gen<string> Namespace = Gen.OneOf([
        "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n",
        "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    team: web # ours\n",
        "# by hand\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n",
        "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    pod-security.kubernetes.io/warn: baseline\n",
        "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"shop\"}}\n",
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: shop\n- {apiVersion: v1, kind: "
            + "ConfigMap, metadata: {name: c}}\n"]);

    /// <summary>What a layer does to what it takes in.</summary>
    private static readonly Gen<string> Transformers = Gen.OneOf([
        "",
        "namePrefix: x-\n",
        "nameSuffix: -y\n",
        "labels:\n- pairs: {layer: one}\n",
        "commonAnnotations: {owner: web}\n",
        "patches:\n- target: {kind: Namespace}\n  patch: |-\n    - op: add\n      path: /metadata/annotations\n      value: {a: b}\n",
        "patches:\n- patch: |-\n    apiVersion: v1\n    kind: Namespace\n    metadata:\n      name: shop\n      labels: {patched: \"yes\"}\n",
        "images: [{name: web, newTag: v2}]\npatches: [{target: {kind: Deployment}, patch: '[{\"op\": \"replace\", \"path\": "
            + "\"/spec/replicas\", \"value\": 3}]'}]\n"]);

    private static readonly Gen<(string Renamed, string Transformers, bool IsOpen, bool HasMiddle)> Layer = Gen.Select(
        Gen.OneOf(["", "namespace: shop-{0}\n", "namespace: \"shop-{0}\"\n"]), Transformers, Gen.Bool, Gen.Bool);

    /// <summary>One base, one to three overlays, some with a layer between; for some namespaces only privileged fits.</summary>
    public static Gen<KustomizeTree> Any { get; } = Gen.Select(Namespace, Transformers, Layer.Array[1, 3], Of);

    private static KustomizeTree Of(string ns, string transformers, (string Renamed, string Transformers, bool IsOpen, bool HasMiddle)[] layers)
    {
        var files = new List<(string, string)>
        {
            ("cluster/psp.yaml", GitSandbox.Policies),
            ("base/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- ns.yaml\n- web.yaml\n" + transformers),
            ("base/ns.yaml", ns),
            ("base/web.yaml",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  replicas: 1\n  selector: {matchLabels: {a: b}}\n"
                + "  template:\n    metadata: {labels: {a: b}}\n    spec: {containers: [{name: web, image: web}]}\n"),
        };
        for (var i = 0; i < layers.Length; i++)
        {
            var (name, layer) = (Clusters[i], layers[i]);
            var own = string.Format(System.Globalization.CultureInfo.InvariantCulture, layer.Renamed, name);
            var taken = layer.HasMiddle ? "./middle" : "../../base";
            files.Add(($"overlays/{name}/kustomization.yaml", $"{own}resources: [{taken}]\n{layer.Transformers}"));
            if (layer.HasMiddle)
                files.Add(($"overlays/{name}/middle/kustomization.yaml", "resources:\n- ../../../base\ncommonAnnotations: {middle: \"1\"}\n"));
            if (layer.IsOpen)
                files.Add(($"cluster/open-{name}.yaml", BuildGuardTests.Open(own.Length == 0 ? "shop" : $"shop-{name}")));
        }

        return new(files, [.. layers.Select((_, i) => $"overlays/{Clusters[i]}")]);
    }
}
