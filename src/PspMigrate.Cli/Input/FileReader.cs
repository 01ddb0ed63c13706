using PspMigrate.Cli.Input.Trees;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input;

/// <summary>Reads files, trees and kustomizations that were named.</summary>
internal static class FileReader
{
    /// <param name="inputs">What to read, in this order.</param>
    /// <exception cref="CommandException">Something can't be read, or a kustomization that was named can't be built.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static FilesRead Read(ImmutableArray<InputItem> inputs, ManifestReader reader, TreeOptions options, Host host)
    {
        var known = new KnownBuilds(options, host);
        var trees = new TreeReader(reader, deployers: [], known, options, host);
        var read = Read(inputs, reader, trees, known, options, host);
        // Only all files together tell which of them are applied elsewhere than they say.
        if (trees.Deployers is { IsEmpty: false } deployers && Array.Exists(read, tree => !Placement.Of(tree, deployers).IsEmpty)
            && !inputs.Any(input => input is InputFile file && (file.FullPath is "-" || FileKind.HasNoLength(file.FullPath))))
        {
            reader.Restart();
            trees = new TreeReader(reader, deployers, known, options, host);
            read = Read(inputs, reader, trees, known, options, host);
        }

        return new(trees, [.. read]);
    }

    private static Tree[] Read(
        ImmutableArray<InputItem> inputs, ManifestReader reader, TreeReader trees, KnownBuilds known, TreeOptions options, Host host)
    {
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
                    read.AddRange(new ClusterTree(trees, options, host).Read(cluster.Name));
                    break;
                default:
                    Build((InputKustomization)input, reader, trees, known, options, host);
                    break;
            }
        }

        return [.. read];
    }

    private static void Build(InputKustomization input, ManifestReader reader, TreeReader trees, KnownBuilds known, TreeOptions options, Host host)
    {
        var name = Directory.EnumerateFiles(input.FullPath).Select(path => Path.GetFileName(path)).FirstOrDefault(Kustomization.IsNamed)
            ?? throw new CommandException($"{input.Name}: no kustomization.yaml in this directory");
        // Bases may lie beside the directory: places are shown from here.
        var isBelow = TreePath.IsBelow(input.FullPath, host.WorkingDirectory);
        var top = isBelow ? host.WorkingDirectory : Path.GetPathRoot(input.FullPath)!;
        var path = Path.GetRelativePath(top, Path.Combine(input.FullPath, name)).Replace(Path.DirectorySeparatorChar, '/');
        var tree = Tree.Of(top, isBelow ? "" : "/", [new(path, 0)]);
        var builds = new TreeBuilds(reader, () => trees.Deployers, known, options, host);
        builds.Build(tree, tree.Layout.Roots is [var root] ? [root] : throw new CommandException($"{input.Name}/{name} can't be built by itself"));
        if (builds.Said is [var problem, ..])
            throw new CommandException($"{problem.At}: {problem.Message}", problem.Advice);
    }
}
