using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Objects of a tree's files as they are applied.</summary>
/// <param name="Placement">Which files, and how.</param>
/// <param name="Objects">The objects, with the places of their files.</param>
internal sealed record PlacedObjects(Placement Placement, IReadOnlyList<MapNode> Objects);

/// <summary>Files of a tree that are applied together, and into another namespace than they may say.</summary>
/// <param name="Directory">The directory that they are taken from.</param>
/// <param name="Namespace">The namespace; null for what the files say.</param>
/// <param name="Overrides">Whether objects that name another namespace go there, too.</param>
internal sealed record Placement(string Directory, string? Namespace, bool Overrides, ImmutableArray<string> Files)
{
    /// <summary>Whether below the directory each has the name of its namespace.</summary>
    public bool IsHierarchy { get; init; }

    /// <summary>Which of their objects are applied; null for all.</summary>
    public Func<MapNode, bool>? Selects { get; init; }

    public IEnumerable<MapNode> Move(IEnumerable<MapNode> objects) => Moved(Selects is null ? [.. objects] : [.. objects.Where(Selects)]);

    /// <summary>What deployers make of plain directories of a tree: each namespace is an apply of its own.</summary>
    /// <param name="deployers">What Flux and Argo CD make of it.</param>
    public static ImmutableArray<Placement> Of(Tree tree, IEnumerable<MissingPart> deployers) =>
    [
        .. from parts in deployers.Where(part => part.IsApplied && IsFollowed(part)).GroupBy(part => part.Path!, StringComparer.Ordinal)
           where parts.Any(part => part.Into is not null)
           from part in parts.DistinctBy(part => (part.Into, part.OverridesNamespaces, part.IsRecursive))
           let files = tree.Below(parts.Key).Where(path => Takes(tree, part, path)).ToImmutableArray()
           where !files.IsEmpty
           select new Placement(parts.Key, part.Into, part.OverridesNamespaces, files),
    ];

    /// <summary>Whether a deployer takes in a kustomization, or passes a directory on the way to it that is one itself.</summary>
    public static bool Reaches(Tree tree, MissingPart part, string directory) =>
        string.Equals(part.Path, directory, StringComparison.Ordinal)
        || (part is { IsApplied: true, OverridesNamespaces: true } && TreePath.IsBelow(directory, part.Path) && !IsLeftOut(part, directory)
            && IsPlain(tree, part.Path) && !HasKustomization(tree, part.Path, TreePath.DirectoryOf(directory)));

    private IEnumerable<MapNode> Moved(IReadOnlyCollection<MapNode> objects) => Namespace is not { } ns ? objects
        : Overrides ? NamespaceTransformer.Move(objects, ns)
        : objects.Select(node => NamespaceTransformer.Default(node, ns));

    private static bool IsFollowed(MissingPart part) => !part.Changing.Any(field => field.StartsWith("directory.", StringComparison.Ordinal));

    private static bool IsPlain(Tree tree, string path) =>
        tree.Layout.In(path) is null && !tree.Layout.Charts.Any(chart => string.Equals(chart.Directory, path, StringComparison.Ordinal));

    /// <summary>Whether a deployer applies a file as it is.</summary>
    /// <remarks>
    /// fluxcd/pkg kustomize/kustomize_generator.go: .yaml and .yml, and below the path all directories but kustomizations. argo-cd
    /// docs/user-guide/directory.md: .json, too.
    /// </remarks>
    public static bool Takes(Tree tree, MissingPart part, string path) =>
        TreePath.IsBelow(path, part.Path!) && IsPlain(tree, part.Path!) && tree.Layout.KindOf(path) == TreeFileKind.Manifest
        && !(part.OverridesNamespaces && path.EndsWith(".json", StringComparison.Ordinal))
        && !IsLeftOut(part, path) && TreePath.DirectoryOf(path) is var directory
        && (part.IsRecursive ? !HasKustomization(tree, part.Path!, directory) : string.Equals(directory, part.Path, StringComparison.Ordinal));

    private static bool IsLeftOut(MissingPart part, string path) =>
        part.Without.Any(directory => string.Equals(path, directory, StringComparison.Ordinal) || TreePath.IsBelow(path, directory));

    private static bool HasKustomization(Tree tree, string top, string directory) =>
        TreePath.Upwards(directory).TakeWhile(above => above.Length > top.Length).Any(above => tree.Layout.In(above) is not null);
}
