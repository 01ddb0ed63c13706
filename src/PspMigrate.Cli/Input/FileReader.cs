using PspMigrate.Cli.Input.Trees;

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
        var read = Read(inputs, trees, options, host);
        // Only all files together tell which of them are applied elsewhere than they say.
        if (trees.Deployers is { IsEmpty: false } deployers && Array.Exists(read, tree => !Placement.Of(tree, deployers).IsEmpty)
            && !inputs.Any(input => input is InputFile file && (file.FullPath is "-" || FileKind.HasNoLength(file.FullPath))))
        {
            reader.Restart();
            trees = new TreeReader(reader, deployers, known, options, host);
            read = Read(inputs, trees, options, host);
        }

        return new(trees, [.. read]);
    }

    private static Tree[] Read(ImmutableArray<InputItem> inputs, TreeReader trees, TreeOptions options, Host host)
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
                    trees.Read((InputKustomization)input);
                    break;
            }
        }

        return [.. read];
    }
}
