using PspMigrate.Cli.Input.Trees;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Git;

/// <summary>Repositories inside of a repository, whose files aren't its own: what they hold may count all the same.</summary>
internal static class Submodules
{
    /// <summary>What each may hold that matters here, as far as it is checked out and its text tells.</summary>
    /// <param name="root">The root of the user's checkout.</param>
    /// <param name="paths">Where they are below it.</param>
    public static IEnumerable<MissingPart> Parts(string root, ImmutableArray<string> paths, CancellationToken stop) =>
        from path in paths
        let directory = Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar))
        where Directory.Exists(directory)
        let tree = Tree.Of(directory, path, new TreeWalk(directory, isWanted: null).Files(recursive: true, stop))
        let part = ChartContents.Of(tree.Paths.Where(TreeNames.IsManifest).Select(tree.TextOf).OfType<string>(), release: null)
            .Missing($"submodule {path}", new(path, 0, 0))
        where part is not null
        select part;
}
