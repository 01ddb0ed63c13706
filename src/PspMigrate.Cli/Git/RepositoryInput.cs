using PspMigrate.Cli.Input;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Cli.Verbs;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Git;

/// <summary>A repository as input.</summary>
/// <param name="Given">What was read.</param>
internal sealed record RepositoryGiven(Given Given)
{
    /// <summary>What its kustomizations build.</summary>
    public ImmutableArray<BuildOutput> Builds { get; init; } = [.. Given.Builds];

    /// <summary>The namespaces in the builds.</summary>
    public IReadOnlyList<BuiltNamespace> Namespaces =>
    [
        .. from build in Builds
           from node in build.Objects
           where node["kind"] is ScalarNode { Text: "Namespace" } && node["apiVersion"] is ScalarNode { Text: "v1" }
           let name = (node.Find("metadata", "name") as ScalarNode)?.Text
           where name is not null
           select new BuiltNamespace(build.Root, name, node.At),
    ];
}

/// <summary>Reads all manifests of a repository into one inventory.</summary>
internal static class RepositoryInput
{
    /// <param name="tree">The repository's files.</param>
    /// <param name="options">Which namespaces are asked for, that of objects that name none, and how trees are read.</param>
    public static RepositoryGiven Read(Tree tree, InputOptions options, Host host)
    {
        var reader = new ManifestReader(new ReadOptions
        {
            DefaultNamespace = options.DefaultNamespace,
            IsRepository = true,
            Workers = Environment.ProcessorCount,
            Pipe = host.Pipe,
        });
        var files = FileReader.Read([new InputTree(tree)], reader, options.Trees, host);
        var result = files.Finish(reader);
        // Which of several definitions counts isn't known; a plan has one place for each namespace.
        var inventory = result.Inventory with { Namespaces = [.. result.Inventory.Namespaces.DistinctBy(item => item.Name, StringComparer.Ordinal)] };
        return new(new(result with { Inventory = inventory }, options.Selection.Of(inventory), ServerVersion: null) { Builds = files.Outputs });
    }
}
