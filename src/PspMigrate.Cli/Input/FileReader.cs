using PspMigrate.Cli.Input.Trees;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input;

/// <summary>Reads files, trees and kustomizations that were named.</summary>
internal static class FileReader
{
    /// <param name="inputs">What to read, in this order.</param>
    /// <param name="reader">Takes what they hold.</param>
    /// <param name="options">How trees are read.</param>
    /// <exception cref="CommandException">Something can't be read, or a kustomization that was named can't be built.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static FilesRead Read(ImmutableArray<InputItem> inputs, ManifestReader reader, TreeOptions options, Host host)
    {
        var trees = new TreeReader(reader, options, host);
        var read = inputs.OfType<InputTree>().Select(input => input.Tree).ToList();
        foreach (var input in inputs)
        {
            switch (input)
            {
                case InputFile file:
                    trees.Read(file);
                    break;
                case InputTree directory:
                    trees.Read(directory.Tree);
                    break;
                case InputCluster cluster:
                    read.AddRange(new ClusterTree(reader, trees, options, host).Read(cluster.Name));
                    break;
                default:
                    Build((InputKustomization)input, reader, options, host);
                    break;
            }
        }

        return new(trees, [.. read]);
    }

    private static void Build(InputKustomization input, ManifestReader reader, TreeOptions options, Host host)
    {
        var name = Directory.EnumerateFiles(input.FullPath).Select(path => Path.GetFileName(path)).FirstOrDefault(Kustomization.IsNamed)
            ?? throw new CommandException($"{input.Name}: no kustomization.yaml in this directory");
        // Bases may lie beside the directory: places are shown from here.
        var isBelow = TreePath.IsBelow(input.FullPath, host.WorkingDirectory);
        var top = isBelow ? host.WorkingDirectory : Path.GetPathRoot(input.FullPath)!;
        var path = Path.GetRelativePath(top, Path.Combine(input.FullPath, name)).Replace(Path.DirectorySeparatorChar, '/');
        var tree = Tree.Of(top, isBelow ? "" : "/", [new(path, 0)]);
        var builds = new TreeBuilds(reader, options, host);
        builds.Build(tree, tree.Layout.Roots is [var root] ? [root] : throw new CommandException($"{input.Name}/{name} can't be built by itself"));
        if (builds.Said is [var problem, ..])
            throw new CommandException($"{problem.At}: {problem.Message}", problem.Advice);
    }
}
