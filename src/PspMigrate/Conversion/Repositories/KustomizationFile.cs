using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Conversion.Repositories;

/// <summary>A file that says to kustomize what belongs together.</summary>
/// <param name="Resources">What it takes in, as paths of the repository.</param>
/// <param name="Patches">Paths of files that change objects, rather than define them.</param>
public sealed record KustomizationFile(
    RepositoryFile File, Position At, ImmutableHashSet<string> Resources, ImmutableHashSet<string> Patches)
{
    /// <summary>Whether it gives namespaces other names than its files do.</summary>
    public bool RenamesNamespaces { get; init; }

    /// <summary>The namespace that it puts all of it into; null for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>Where it stands.</summary>
    public string Directory => TreePath.DirectoryOf(File.Path);

    /// <summary>Reads all of them; what can't be read says nothing.</summary>
    public static ImmutableArray<KustomizationFile> FindAll(IEnumerable<RepositoryFile> files) =>
        [.. files.Where(file => Kustomization.IsNamed(file.Path) && file.NotEditableReason is null).Select(Read).OfType<KustomizationFile>()];

    /// <summary>The edit that adds a file of the repository to <c>resources</c>.</summary>
    public ObjectEdit Adding(IEnumerable<string> paths) => Adding("resources", paths.Select(Relative));

    /// <summary>The edit that adds a file of the repository to <c>patches</c>.</summary>
    public ObjectEdit Patching(string path) => Adding("patches", [Tree.Map(("path", Relative(path)))]);

    private ObjectEdit Adding(string list, IEnumerable<Node> items) => new(At, [new([list], Tree.List(items)) { IsAddition = true }]);

    private Node Relative(string path) => Tree.Text(RepositoryFile.Relative(Directory, path))!;

    /// <summary>Reads one; null for what can't be read.</summary>
    internal static KustomizationFile? Read(RepositoryFile file)
    {
        return Kustomization.Read(file.Path, file.Text) is not { } read ? null : new(file, read.Map.At, Paths(read.Included), Paths(read.Patches))
        {
            RenamesNamespaces = read.RenamesNamespaces,
            Namespace = read.Namespace,
        };

        ImmutableHashSet<string> Paths(IEnumerable<string> written) =>
            written.Select(path => TreePath.Resolve(read.Directory, path)).OfType<string>().ToImmutableHashSet(StringComparer.Ordinal);
    }
}
