using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Finds out which files the objects of a build come from.</summary>
internal sealed class BuildPlaces(Tree tree, Kustomization root, Build build)
{
    private readonly Dictionary<string, IReadOnlyList<MapNode>> _files = new(StringComparer.Ordinal);

    // Older ones say nothing of origins: then it is one of the files that the kustomization takes in.
    private readonly Lazy<string[]> _all = new(() =>
    [
        .. tree.Layout.Closure(root)
            .SelectMany(item => item.Included.Select(entry => TreePath.Resolve(item.Directory, entry)).OfType<string>())
            .Where(TreeNames.IsManifest),
    ]);

    public IEnumerable<MapNode> Of(IEnumerable<BuiltObject> objects)
    {
        var places = new Places(Objects, new(tree.Shown(root.Directory), 0, 0));
        return objects.Select(built => places.Of(built.Node, Candidates(built)));
    }

    private string[] Candidates(BuiltObject built) => built.Origin is null
        ? _all.Value
        : [tree.Target(Path.GetRelativePath(tree.Root, Path.GetFullPath(built.Origin, build.Base)).Replace(Path.DirectorySeparatorChar, '/'))];

    private IReadOnlyList<MapNode> Objects(string path)
    {
        if (!_files.TryGetValue(path, out var objects))
            _files.Add(path, objects = tree.TextOf(path) is { } text ? Places.Objects(tree.Shown(path), text) : []);
        return objects;
    }
}
