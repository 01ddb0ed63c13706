using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Conversion.Repositories;

/// <summary>
/// An object by which a tool creates a namespace, and which holds the namespace's labels: an Application or ApplicationSet of Argo CD, a HelmRelease of Flux.
/// </summary>
/// <param name="Labels">Where its labels stand in it.</param>
/// <remarks>argo-cd docs/user-guide/sync-options.md, "Namespace Metadata"; fluxcd.io/flux/components/helm/helmreleases, "Values".</remarks>
public sealed record ManagedNamespace(RepositoryFile File, Position At, string Namespace, ImmutableArray<string> Labels)
{
    /// <summary>All namespaces that get the same labels from it; empty where it is this one alone.</summary>
    public ImmutableArray<string> Together { get; init; } = [];

    /// <summary>What of it isn't followed, so that it may create others, too; null where all is known.</summary>
    public string? Unfollowed { get; init; }

    private static readonly ImmutableArray<string> OfApplication = ["spec", "syncPolicy", "managedNamespaceMetadata", "labels"];

    private static readonly ImmutableArray<string> OfSet = ["spec", "template", .. OfApplication];

    /// <param name="isOwn">Whether an address may be the repository's own; null for any.</param>
    public static IEnumerable<ManagedNamespace> FindAll(IReadOnlyCollection<RepositoryFile> files, Func<string, bool>? isOwn = null)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        return Single(files).Concat(OfSets(files, new(texts.Keys, texts.GetValueOrDefault, isOwn ?? (_ => true))));
    }

    private static IEnumerable<ManagedNamespace> Single(IEnumerable<RepositoryFile> files) =>
        from file in files
        where file.NotEditableReason is null
            && (file.Text.Contains("CreateNamespace=true", StringComparison.Ordinal) || file.Text.Contains("HelmRelease", StringComparison.Ordinal))
        from map in Places.Objects(file.Path, file.Text)
        let found = map.TextAt("kind") switch
        {
            "Application" when IsOf(map, "argoproj.io/") => Application(map),
            "HelmRelease" when IsOf(map, "helm.toolkit.fluxcd.io/") => HelmRelease(map),
            _ => default,
        }
        where found.Namespace is not null
        select new ManagedNamespace(file, map.At, found.Namespace!, found.Labels);

    private static IEnumerable<ManagedNamespace> OfSets(IEnumerable<RepositoryFile> files, GeneratorSource source) =>
        from file in files
        where file.NotEditableReason is null && file.Text.Contains("ApplicationSet", StringComparison.Ordinal)
            && file.Text.Contains("CreateNamespace=true", StringComparison.Ordinal)
        from map in Places.Objects(file.Path, file.Text)
        where map.TextAt("kind") is "ApplicationSet" && IsOf(map, "argoproj.io/")
        let made = ApplicationSet.Of(map, source)
        let together = made.Applications.Select(item => Application(item).Namespace).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray()
        from ns in together
        select new ManagedNamespace(file, map.At, ns, OfSet) { Together = together, Unfollowed = made.Unfollowed };

    /// <summary>The labels that it gives the namespace now.</summary>
    public MapNode? Present =>
        Places.Objects(File.Path, File.Text).First(map => map.At == At).Find(Labels.AsSpan()) as MapNode;

    /// <summary>The edit that sets labels.</summary>
    public ObjectEdit Labelling(IEnumerable<KeyValuePair<string, string>> labels) =>
        new(At, [.. labels.Select(label => new FieldEdit([.. Labels, label.Key], Tree.Text(label.Value)))]);

    private static (string? Namespace, ImmutableArray<string> Labels) Application(MapNode map) =>
        map.Find("spec", "syncPolicy", "syncOptions") is ListNode options && options.Items.Any(item => item is ScalarNode { Text: "CreateNamespace=true" })
            ? (map.TextAt("spec", "destination", "namespace"), OfApplication)
            : default;

    /// <summary>Charts differ in what they call the labels of their namespace: it is known where the values hold labels of Pod Security, or by name.</summary>
    private static (string? Namespace, ImmutableArray<string> Labels) HelmRelease(MapNode map) =>
        map.Find("spec", "values") is MapNode values && LabelsIn(values, ["spec", "values"]).ToArray() is [var labels]
            ? (map.TextAt("spec", "targetNamespace") ?? map.TextAt("metadata", "namespace"), labels)
            : default;

    private static IEnumerable<ImmutableArray<string>> LabelsIn(MapNode map, ImmutableArray<string> path) =>
        path is [.., "namespaceLabels"] or [.., "namespace", "labels"]
        || map.Entries.Any(entry => entry.Key.StartsWith(PodSecurityLabels.Prefix, StringComparison.Ordinal))
            ? [path]
            : map.Entries.Where(entry => entry.Value is MapNode).SelectMany(entry => LabelsIn((MapNode)entry.Value, path.Add(entry.Key)));

    private static bool IsOf(MapNode map, string group) => map.TextAt("apiVersion")?.StartsWith(group, StringComparison.Ordinal) == true;
}
