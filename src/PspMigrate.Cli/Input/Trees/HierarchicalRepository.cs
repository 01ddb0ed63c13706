using PspMigrate.Access;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>A hierarchical repository of Config Sync: directories below <c>namespaces</c> say where objects are applied.</summary>
/// <remarks>
/// cloud.google.com/kubernetes-engine/config-sync/docs/concepts/hierarchical-repo; kpt-config-sync pkg/validate: a directory with a Namespace of its
/// name is that namespace's (raw/hydrate/object_namespace_hydrator.go), any other's objects are inherited by all namespaces below it
/// (tree/hydrate/inheritance_hydrator.go) that an object's selector doesn't leave out (tree/hydrate/namespace_selector_hydrator.go).
/// </remarks>
internal sealed class HierarchicalRepository
{
    private const string SelectorAnnotation = "configmanagement.gke.io/namespace-selector";
    private readonly Dictionary<string, LabelSelector> _selectors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MapNode> _namespaces = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _files;
    private readonly string _top;

    private HierarchicalRepository(Tree tree, string top)
    {
        _top = top;
        _files = tree.Below(top).Where(path => tree.Layout.KindOf(path) == TreeFileKind.Manifest)
            .ToLookup(TreePath.DirectoryOf, StringComparer.Ordinal);
        foreach (var (directory, node) in _files.SelectMany(files => files, (files, path) => (files.Key, path))
            .SelectMany(file => Places.Objects(tree.Shown(file.path), tree.TextOf(file.path) ?? ""), (file, node) => (file.Key, node)))
        {
            if (node.TextAt("kind") is "Namespace" && node.TextAt("metadata", "name") is { } name && TreePath.NameSpan(directory).SequenceEqual(name))
                _namespaces.TryAdd(directory, node);
            else if (node.TextAt("kind") is "NamespaceSelector" && node.TextAt("metadata", "name") is { } selector)
                _selectors.TryAdd(selector, Selector(node.Find("spec", "selector") as MapNode));
        }
    }

    /// <summary>What belongs together in each namespace of such repositories in a tree.</summary>
    public static ImmutableArray<Placement> Placements(Tree tree) =>
    [
        .. from path in tree.Paths
           where TreePath.NameSpan(path) is "repo.yaml" && TreePath.DirectoryOf(path) is var system && TreePath.NameSpan(system) is "system"
               && Places.Objects(path, tree.TextOf(path) ?? "").Any(IsRepo)
           from placement in new HierarchicalRepository(tree, TreePath.Join(TreePath.DirectoryOf(TreePath.DirectoryOf(path)), "namespaces")).Placements()
           select placement,
    ];

    private IEnumerable<Placement> Placements() =>
    [
        .. Inherited(),
        .. _files.Where(files => !_namespaces.Keys.Any(ns => string.Equals(ns, files.Key, StringComparison.Ordinal) || TreePath.IsBelow(ns, files.Key)))
            .Select(files => new Placement(files.Key, Namespace: null, Overrides: false, [.. files]) { Selects = _ => false }),
    ];

    private IEnumerable<Placement> Inherited() =>
        from ns in _namespaces
        let files = Above(ns.Key).SelectMany(directory => _files[directory]).ToImmutableArray()
        select new Placement(_top, TreePath.NameOf(ns.Key), Overrides: false, files)
        {
            IsHierarchy = true,
            Selects = node => IsSelected(node, ns.Value),
        };

    /// <summary>The directory, and those that it inherits from.</summary>
    private IEnumerable<string> Above(string directory)
    {
        yield return directory;
        while (!string.Equals(directory, _top, StringComparison.Ordinal))
        {
            directory = TreePath.DirectoryOf(directory);
            if (!_namespaces.ContainsKey(directory))
                yield return directory;
        }
    }

    private bool IsSelected(MapNode node, MapNode ns) => node.TextAt("metadata", "annotations", SelectorAnnotation) is not { } name
        || (_selectors.TryGetValue(name, out var selector) && Selectors.Matches(selector, Strings(ns.Find("metadata", "labels") as MapNode)));

    private static LabelSelector Selector(MapNode? map) => new(
        Strings(map?["matchLabels"] as MapNode),
        [
            .. (map?.MapsAt("matchExpressions") ?? []).Select(item => new LabelRequirement(
                item.TextAt("key") ?? "", item.TextAt("operator") ?? "", [.. item.TextsAt("values")])),
        ]);

    private static ImmutableSortedDictionary<string, string> Strings(MapNode? map) => (map?.Entries ?? []).Where(entry => entry.Value is ScalarNode)
        .ToImmutableSortedDictionary(entry => entry.Key, entry => ((ScalarNode)entry.Value).Text, StringComparer.Ordinal);

    private static bool IsRepo(MapNode node) =>
        node.TextAt("kind") is "Repo" && node.TextAt("apiVersion")?.StartsWith("configmanagement.gke.io/", StringComparison.Ordinal) is true;
}
