using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>What a kustomization builds.</summary>
/// <param name="Root">Its directory.</param>
/// <param name="Objects">The objects, with the places of their files.</param>
internal sealed record BuildOutput(string Root, IReadOnlyList<MapNode> Objects);

/// <summary>Builds the kustomizations of a tree and reads what comes out.</summary>
/// <param name="reader">Takes what they hold.</param>
/// <param name="options">How trees are read.</param>
internal sealed class TreeBuilds(ManifestReader reader, TreeOptions options, Host host)
{
    private const int MostWords = 400;
    private readonly Kustomize? _kustomize = Kustomize.Find(options.AllowsRemote, host);

    /// <summary>What was built.</summary>
    public List<BuildOutput> Outputs { get; } = [];

    /// <summary>What to tell of them.</summary>
    public List<Diagnostic> Said { get; } = [];

    /// <summary>What of them wasn't read.</summary>
    public List<MissingPart> Missing { get; } = [];

    /// <summary>Builds each; what can't be built is told, and nothing of it is read.</summary>
    public void Build(Tree tree, IReadOnlyList<Kustomization> roots)
    {
        var builds = new Build?[roots.Count];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = host.Stop };
        Parallel.For(0, roots.Count, limit, i => builds[i] = Run(tree, roots[i]));
        for (var i = 0; i < builds.Length; i++)
            Take(tree, roots[i], builds[i]);
    }

    private Build? Run(Tree tree, Kustomization root) =>
        _kustomize is null || Remote(tree, root) is not null ? null : _kustomize.Run(tree.FullPath(root.Directory), tree.Shown(root.Directory));

    private void Take(Tree tree, Kustomization root, Build? build)
    {
        if (build?.Objects is { } objects)
        {
            MapNode[] placed = [.. new BuildPlaces(tree, root, build).Of(objects)];
            reader.AddBuilt(tree.Shown(root.Directory), placed);
            Outputs.Add(new(root.Directory, placed));
            return;
        }

        var (message, advice) = build is not null
            ? ("this kustomization can't be built, and nothing of it is read", Shorten(build.Error!))
            : Remote(tree, root) is { } remote
                ? ($"this kustomization takes in {remote}, so it is not built, and nothing of it is read", "--allow-remote lets kustomize fetch it")
                : ("this kustomization is not built, and nothing of it is read", "put kustomize or kubectl on the PATH, or give what it builds");
        var at = new Position(tree.Shown(root.Path), 0, 0);
        Said.Add(new(Severity.Warning, message, at, advice));
        var closure = tree.Layout.Closure(root).ToArray();
        var contents = ChartContents.Of(
            closure.SelectMany(item => item.Included.Select(entry => TreePath.Resolve(item.Directory, entry)).OfType<string>())
                .Where(TreeNames.IsManifest).Select(tree.TextOf).OfType<string>(),
            root.Namespace);
        Missing.Add(new($"kustomization {tree.Shown(root.Directory)}", at, Lack.Everything)
        {
            Namespaces = contents.Namespaces,
            IsAnywhere = contents.IsAnywhere || Remote(tree, root) is not null,
        });
    }

    /// <summary>Something of another machine that it, or what it takes in, takes in.</summary>
    private string? Remote(Tree tree, Kustomization root) => options.AllowsRemote
        ? null
        : tree.Layout.Closure(root).SelectMany(item => item.Included.Concat(item.Files)).FirstOrDefault(Kustomization.IsRemote);

    private static string Shorten(string words) => words.Length <= MostWords ? words : $"{words[..MostWords]}…";
}
