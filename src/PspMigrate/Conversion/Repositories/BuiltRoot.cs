namespace PspMigrate.Conversion.Repositories;

/// <summary>A kustomization that was built, and can be built again with files changed.</summary>
/// <param name="Path">Its file, as the places of its objects name files.</param>
/// <param name="Again">Builds it with files changed, which stay as they are.</param>
public sealed record BuiltRoot(string Path, IReadOnlyList<MapNode> Objects, Func<IReadOnlyCollection<FileChange>, RebuiltRoot> Again)
{
    public string Directory => TreePath.DirectoryOf(Path);
}

/// <summary>What a kustomization builds once files are changed.</summary>
/// <param name="Objects">The objects, in order; null when it can't be built.</param>
public sealed record RebuiltRoot(IReadOnlyList<MapNode>? Objects, string? Error);
