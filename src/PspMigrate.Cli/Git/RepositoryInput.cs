using PspMigrate.Cli.Input;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Cli.Verbs;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Cli.Git;

/// <summary>A repository as input.</summary>
/// <param name="Placed">What is applied into other namespaces than its files say.</param>
internal sealed record RepositoryGiven(Given Given, IReadOnlyList<PlacedObjects> Placed)
{
    /// <summary>The same, where parts of the repository weren't read.</summary>
    public RepositoryGiven Without(IEnumerable<MissingPart> parts)
    {
        var (manifests, input) = (Given.Manifests, Given.Inventory);
        return this with { Given = Given with { Manifests = manifests with { Inventory = input with { Missing = input.Missing.AddRange(parts) } } } };
    }

    public ImmutableArray<BuildOutput> Builds { get; init; } = [.. Given.Builds];

    /// <summary>What Fleet applies of it.</summary>
    public IReadOnlyList<MissingPart> Bundles { get; init; } = [];

    /// <summary>The namespaces whose labels it sets.</summary>
    public IReadOnlyDictionary<string, Position> OfFleet => Bundles.Where(bundle => bundle is { Own: Lack.Labels, Into: not null })
        .DistinctBy(bundle => bundle.Into, StringComparer.Ordinal).ToDictionary(bundle => bundle.Into!, bundle => bundle.At, StringComparer.Ordinal);

    /// <summary>The namespaces in the builds, and in what deployers apply elsewhere.</summary>
    public IReadOnlyList<BuiltNamespace> Namespaces =>
    [
        .. from item in Builds.Select(build => (build.Root, build.Objects)).Concat(Placed.Select(item => (Root: item.Placement.Directory, item.Objects)))
           from node in item.Objects
           where node["kind"] is ScalarNode { Text: "Namespace" } && node["apiVersion"] is ScalarNode { Text: "v1" }
           let name = (node.Find("metadata", "name") as ScalarNode)?.Text
           where name is not null
           select new BuiltNamespace(item.Root, name, node.At),
    ];

    /// <summary>The directories in which a Namespace gets another name, or belongs to several applies.</summary>
    public IReadOnlyList<MovedDirectory> Moved =>
    [
        .. from directory in Placed.Select(item => item.Placement).Where(placement => placement.Namespace is not null)
               .GroupBy(placement => placement.Directory, StringComparer.Ordinal)
           let names = directory.Select(placement => placement.Namespace!).Distinct(StringComparer.Ordinal).ToImmutableArray()
           let first = directory.First()
           where first.Overrides || first.IsHierarchy || names.Length > 1
           select new MovedDirectory(directory.Key, names, first.IsHierarchy),
        .. from bundle in Bundles
           where bundle is { OverridesNamespaces: true, Path: not null }
           select new MovedDirectory(bundle.Path!, [bundle.Into!]) { IsOfFleet = true },
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
            KeepsRequiredFields = false,
            Workers = Environment.ProcessorCount,
            Pipe = host.Pipe,
        });
        var files = FileReader.Read([new InputTree(tree)], reader, options.Trees, host);
        var result = files.Finish(reader);
        // Which of several definitions counts isn't known; a plan has one place for each namespace.
        var inventory = result.Inventory with { Namespaces = [.. result.Inventory.Namespaces.DistinctBy(item => item.Name, StringComparer.Ordinal)] };
        return new(new(result with { Inventory = inventory }, options.Selection.Of(inventory), ServerVersion: null) { Builds = files.Outputs }, files.Placed)
        {
            Bundles = files.Bundles,
        };
    }
}
