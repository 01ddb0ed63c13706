using PspMigrate.Cli.Input;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Cli.Verbs;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Git;

/// <summary>Reads all manifests of a repository into one inventory.</summary>
internal static class RepositoryInput
{
    /// <param name="tree">The repository's files.</param>
    /// <param name="options">Which namespaces are asked for, that of objects that name none, and how trees are read.</param>
    public static Given Read(Tree tree, InputOptions options, Host host)
    {
        var reader = new ManifestReader(new ReadOptions
        {
            DefaultNamespace = options.DefaultNamespace,
            IsRepository = true,
            Workers = Environment.ProcessorCount,
            Pipe = host.Pipe,
        });
        var result = FileReader.Read([new InputTree(tree)], reader, options.Trees, host).Finish(reader);
        // Which of several definitions counts isn't known; a plan has one place for each namespace.
        var inventory = result.Inventory with { Namespaces = [.. result.Inventory.Namespaces.DistinctBy(item => item.Name, StringComparer.Ordinal)] };
        return new(result with { Inventory = inventory }, options.Selection.Of(inventory), ServerVersion: null);
    }
}
