using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>
/// What belongs to a cluster that has a directory of its own: the directory, and what the objects of Flux and Argo CD in it take from elsewhere
/// in the repository.
/// </summary>
internal sealed class ClusterTree(TreeReader trees, TreeOptions options, Host host)
{
    private readonly List<Tree> _read = [];

    /// <summary>Reads all of it; the trees that were read.</summary>
    /// <param name="directory">The cluster's directory, as messages show it.</param>
    public IReadOnlyList<Tree> Read(string directory)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(host.FullPath(directory)));
        var root = Root(full);
        var own = Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/');
        Read(root, own is "." ? "" : own);
        // What is found there may lead on.
        while (trees.Deployers.Select(part => part.Path).OfType<string>().FirstOrDefault(path => IsOpen(root, path)) is { } path)
            Read(root, path);
        return _read;
    }

    /// <summary>Paths of Flux and Argo CD are relative to the root of the repository, which is where one stands.</summary>
    private string Root(string directory) => TreePath.IsBelow(directory, host.WorkingDirectory)
        ? host.WorkingDirectory
        : GitFolder.Above(directory) ?? Path.GetDirectoryName(directory) ?? directory;

    /// <summary>The whole repository is no part of a cluster.</summary>
    private bool IsOpen(string root, string path) => path.Length > 0
        && Directory.Exists(Path.Combine(root, path))
        && !_read.Exists(tree => tree.Holds(path));

    private void Read(string root, string directory)
    {
        var shown = Path.GetRelativePath(host.WorkingDirectory, root).Replace(Path.DirectorySeparatorChar, '/');
        var name = shown is "." ? "" : shown;
        var full = Path.Combine(root, directory);
        var files = TreeFiles.List(full, TreePath.Join(name, directory), recursive: true, options, host);
        var tree = Tree.Of(root, name, [.. files.Select(file => file with { Path = TreePath.Join(directory, file.Path) })]) with
        {
            Repository = new(() => [.. TreeFiles.List(root, name, recursive: true, options, host).Select(file => file.Path)]),
        };
        // A directory without any file would be asked for again and again.
        _read.Add(files.Length > 0 ? tree : tree with { Files = [new(TreePath.Join(directory, "."), 0)] });
        trees.Read(tree);
    }
}
