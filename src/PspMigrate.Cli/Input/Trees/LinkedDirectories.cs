using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Where paths of a tree lead to: the walk follows no link to a directory, and kustomize does.</summary>
/// <remarks>facts/deployers.md, 22.</remarks>
internal sealed class LinkedDirectories(string root)
{
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);

    /// <summary>The same path without links; as it is where they lead out of the tree, or nowhere.</summary>
    public string Target(string path)
    {
        if (path.Length == 0)
            return path;
        if (_targets.TryGetValue(path, out var known))
            return known;
        var target = TreePath.Join(Target(TreePath.DirectoryOf(path)), TreePath.NameOf(path));
        if (!TreeNames.IsManifest(path) && Linked(target) is { } linked && Inside(linked) is { } inside)
            target = inside;
        _targets.Add(path, target);
        return target;
    }

    private string? Linked(string path)
    {
        try
        {
            return Directory.ResolveLinkTarget(Path.Combine(root, path), returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is there, or it leads in a circle.
            return null;
        }
    }

    private string? Inside(string fullPath)
    {
        var relative = Path.GetRelativePath(root, fullPath).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative is "." ? "" : relative;
    }
}
