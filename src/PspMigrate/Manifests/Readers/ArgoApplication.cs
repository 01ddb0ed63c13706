namespace PspMigrate.Manifests.Readers;

/// <summary>Reads what an Application of Argo CD makes: a part for each of its sources.</summary>
/// <remarks>
/// argo-cd docs/operator-manual/application.yaml and docs/user-guide/multiple_sources.md: with <c>sources</c> the field <c>source</c> is ignored; a source with
/// a <c>ref</c> and no path makes nothing, and <c>$ref/FILE</c> in values files of others is a file of its repository. docs/user-guide/directory.md: a plain
/// directory is taken in with what is below it where <c>directory.recurse</c> says so. util/kustomize: <c>kustomize.namespace</c> is set in the kustomization.
/// </remarks>
internal static class ArgoApplication
{
    private static readonly string[] ChangingFields =
    [
        "kustomize.namePrefix", "kustomize.nameSuffix", "kustomize.patches", "kustomize.components", "directory.include", "directory.exclude",
        "directory.jsonnet", "plugin", "helm.parameters",
    ];

    public static IEnumerable<MissingPart> Parts(MapNode node)
    {
        var sources = node.Find("spec", "sources") is ListNode { Items.Count: > 0 } list ? [.. list.Items.OfType<MapNode>()]
            : node.Find("spec", "source") is MapNode only ? [only]
            : new MapNode?[] { null };
        var made = sources.Select((source, i) => (source, i)).Where(item => item.source is null || !IsValues(item.source)).ToArray();
        if (made.Length == 0)
            made = [(null, 0)];
        return made.Select((item, i) => Part(node, item.source, isFirst: i == 0) with { What = sources.Length > 1 ? Which(item.source, item.i) : "" });
    }

    private static MissingPart Part(MapNode node, MapNode? source, bool isFirst)
    {
        var options = node.TextsAt("spec", "syncPolicy", "syncOptions");
        var target = node.TextAt("spec", "destination", "namespace");
        var itself = !isFirst ? Lack.None
            : (options.Contains("CreateNamespace=true", StringComparer.Ordinal) ? Lack.Namespaces : Lack.None)
            | (node.Find("spec", "syncPolicy", "managedNamespaceMetadata") is MapNode ? Lack.Labels : Lack.None);
        var path = source is not null && source["chart"] is null && source.TextAt("path") is { } typed ? TreePath.Resolve("", typed) : null;
        var moved = source?.TextAt("kustomize", "namespace");
        return new("", default, Lack.Policies | Lack.Bindings | Lack.Workloads | itself)
        {
            Own = itself,
            Namespaces = target is null ? [] : [target],
            Into = moved ?? target,
            OverridesNamespaces = moved is not null,
            Path = path,
            IsRecursive = source?.Find("directory", "recurse") is ScalarNode { Text: "true" },
            Changing = [.. ChangingFields.Where(field => Says(source, field))],
            Command = ["argocd", "app", "manifests", node.TextAt("metadata", "name") ?? ""],
            Release = Release(node, source?["helm"] as MapNode, target, path),
        };
    }

    private static HelmRelease Release(MapNode node, MapNode? helm, string? target, string? chart) => new(
        helm?.TextAt("releaseName") ?? node.TextAt("metadata", "name") ?? "",
        target,
        helm?["valuesObject"] as MapNode,
        [.. (helm?.TextsAt("valueFiles") ?? []).Select(file => ValuesFile(file, chart))])
    {
        ValuesText = helm?.TextAt("values"),
    };

    /// <summary>Files of another source are taken from this repository; relative to the chart, as all of them.</summary>
    private static string ValuesFile(string file, string? chart) =>
        !file.StartsWith('$') || file.IndexOf('/', StringComparison.Ordinal) is not (var slash and > 0) ? file
            : MissingPartReader.FromRoot(file[(slash + 1)..], chart);

    /// <summary>A source that only holds values for others.</summary>
    private static bool IsValues(MapNode source) => source["ref"] is not null && source["path"] is null && source["chart"] is null;

    /// <summary>An empty plugin is one that Argo CD looks for.</summary>
    private static bool Says(MapNode? source, string field) =>
        source?.Find(field.Split('.')) is { } value && (field is "plugin" || MissingPartReader.SaysSomething(value));

    private static string Which(MapNode? source, int index)
    {
        var name = source is null ? null
            : source.TextAt("chart") is { } chart ? $"chart {Quote.Name(chart)}"
            : source.TextAt("path") is { } path ? Quote.Name(path)
            : null;
        return string.Create(CultureInfo.InvariantCulture, $" (source {index + 1}{(name is null ? "" : $": {name}")})");
    }
}
