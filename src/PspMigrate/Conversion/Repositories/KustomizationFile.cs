using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Conversion.Repositories;

/// <summary>A file that says to kustomize what belongs together.</summary>
/// <param name="At">Where its object begins.</param>
/// <param name="Resources">What it takes in, as paths of the repository.</param>
/// <param name="Patches">Paths of files that change objects, rather than define them.</param>
public sealed record KustomizationFile(
    RepositoryFile File, Position At, ImmutableHashSet<string> Resources, ImmutableHashSet<string> Patches)
{
    /// <summary>Whether it gives namespaces other names than its files do.</summary>
    public bool RenamesNamespaces { get; init; }

    private string Directory => TreePath.DirectoryOf(File.Path);

    /// <summary>The names that kustomize looks for.</summary>
    /// <remarks>kustomize api/konfig/general.go, RecognizedKustomizationFileNames.</remarks>
    public static bool IsNamed(string path) =>
        TreePath.NameOf(path) is "kustomization.yaml" or "kustomization.yml" or "Kustomization";

    /// <summary>Reads all of them; what can't be read says nothing.</summary>
    public static ImmutableArray<KustomizationFile> FindAll(IEnumerable<RepositoryFile> files) =>
        [.. files.Where(file => IsNamed(file.Path) && file.NotEditableReason is null).Select(Read).OfType<KustomizationFile>()];

    /// <summary>The edit that adds a file of the repository to <c>resources</c>.</summary>
    public ObjectEdit Adding(IEnumerable<string> paths)
    {
        var added = paths.Select(path => new ScalarNode(Position.None, RepositoryFile.Relative(Directory, path), ScalarType.String));
        return Adding("resources", added);
    }

    /// <summary>The edit that adds a file of the repository to <c>patches</c>.</summary>
    public ObjectEdit Patching(string path)
    {
        var entry = new MapNode(
            Position.None, [new("path", Position.None, new ScalarNode(Position.None, RepositoryFile.Relative(Directory, path), ScalarType.String))]);
        return Adding("patches", [entry]);
    }

    private ObjectEdit Adding(string list, IEnumerable<Node> items) => new(At, [new([list], new ListNode(Position.None, [.. items])) { IsAddition = true }]);

    /// <summary>Reads one; null for what can't be read.</summary>
    internal static KustomizationFile? Read(RepositoryFile file)
    {
        try
        {
            return YamlTree.Parse(file.Path, file.Text.TrimStart('\uFEFF'), firstLine: 1, []) is [MapNode map] ? Of(file, map) : null;
        }
        catch (ManifestException)
        {
            return null;
        }
    }

    private static KustomizationFile Of(RepositoryFile file, MapNode map)
    {
        var directory = TreePath.DirectoryOf(file.Path);
        var patches = Items(map, "patches").Concat(Items(map, "patchesJson6902")).Concat(Items(map, "replacements"))
            .Select(item => (item as MapNode)?["path"])
            .Concat(Items(map, "patchesStrategicMerge"));
        return new(file, map.At, Paths(Items(map, "resources").Concat(Items(map, "bases")).Concat(Items(map, "components"))), Paths(patches))
        {
            RenamesNamespaces = new Kustomization(file.Path, map).RenamesNamespaces,
        };

        ImmutableHashSet<string> Paths(IEnumerable<Node?> nodes) => nodes.OfType<ScalarNode>()
            .Where(scalar => !scalar.Text.Contains('\n', StringComparison.Ordinal))
            .Select(scalar => TreePath.Resolve(directory, scalar.Text))
            .OfType<string>()
            .ToImmutableHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<Node> Items(MapNode map, string key) => (map[key] as ListNode)?.Items ?? [];
}
