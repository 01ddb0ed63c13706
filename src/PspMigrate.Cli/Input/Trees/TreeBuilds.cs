using PspMigrate.Manifests.Trees;
using Shell = PspMigrate.Reports.Labels.Shell;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>What a kustomization builds.</summary>
/// <param name="Objects">The objects, with the places of their files.</param>
internal sealed record BuildOutput(Tree Tree, Kustomization Kustomization, IReadOnlyList<MapNode> Objects)
{
    public string Root => Kustomization.Directory;

    /// <summary>The namespace that Flux puts all of it into; null for those that it says itself.</summary>
    public string? Into { get; init; }
}

/// <summary>What comes out while trees are read.</summary>
internal sealed class TreeFindings
{
    public List<Diagnostic> Said { get; } = [];

    /// <summary>What of the trees wasn't read.</summary>
    public List<MissingPart> Missing { get; } = [];

    public List<BuildOutput> Outputs { get; } = [];

    /// <summary>The directories that were read in the namespace that Flux or Argo CD puts them into.</summary>
    public HashSet<string> Followed { get; } = new(StringComparer.Ordinal);
}

/// <summary>Builds the kustomizations of a tree and reads what comes out.</summary>
/// <param name="deployers">What Flux and Argo CD make of trees, as far as it is known.</param>
internal sealed class TreeBuilds(
    ManifestReader reader, Func<IEnumerable<MissingPart>> deployers, KnownBuilds known, TreeFindings found, TreeOptions options, Host host)
{
    private const int MostWords = 400;

    /// <summary>Builds each; what can't be built is told, and nothing of it is read.</summary>
    public void Build(Tree tree, IReadOnlyList<Kustomization> roots)
    {
        var builds = new Build?[roots.Count];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = host.Stop };
        Parallel.For(0, roots.Count, limit, i => builds[i] = Run(tree, roots[i]));
        // Those first that hold what tells where others are applied.
        foreach (var i in Enumerable.Range(0, builds.Length).OrderBy(i => builds[i]?.Objects?.Any(IsDeployer) is true ? 0 : 1))
            Take(tree, roots[i], builds[i]);
    }

    private static bool IsDeployer(BuiltObject built) => built.Node["kind"] is ScalarNode { Text: "Kustomization" or "Application" or "ApplicationSet" };

    /// <summary>What Flux and Argo CD say of the namespace of a build, each once: where they say several, it is applied several times.</summary>
    private MissingPart?[] Redirections(Tree tree, Kustomization root)
    {
        var parts = deployers().Where(part => part.IsApplied && Placement.Reaches(tree, part, root.Directory))
            .DistinctBy(part => (part.Into, part.OverridesNamespaces)).ToArray();
        return Array.Exists(parts, part => part.Into is not null) ? parts : new MissingPart?[] { null };
    }

    private Build? Run(Tree tree, Kustomization root) => !known.CanBuild || Remote(tree, root) is not null ? null : known.Of(tree, root.Directory);

    private void Take(Tree tree, Kustomization root, Build? build)
    {
        if (build?.Objects is not null)
        {
            foreach (var redirection in Redirections(tree, root))
                Take(tree, root, build, redirection);
            return;
        }

        var (message, advice) = build is not null
            ? ("this kustomization can't be built, and nothing of it is read",
                build.Error!.Contains("--enable-helm", StringComparison.Ordinal)
                    ? $"it takes in Helm charts: add what this prints: kustomize build --enable-helm {Shell.Quote(tree.Shown(root.Directory))}"
                    : Shorten(build.Error))
            : Remote(tree, root) is { } remote
                ? ($"this kustomization takes in {remote}, so it is not built, and nothing of it is read", "--allow-remote lets kustomize fetch it")
                : ("this kustomization is not built, and nothing of it is read", "put kustomize or kubectl on the PATH, or give what it builds");
        var at = new Position(tree.Shown(root.Path), 0, 0);
        found.Said.Add(new(Severity.Warning, message, at, advice));
        var closure = tree.Layout.Closure(root).ToArray();
        var contents = ChartContents.Of(
            closure.SelectMany(item => item.Included.Select(entry => TreePath.Resolve(item.Directory, entry)).OfType<string>())
                .Where(TreeNames.IsManifest).Select(tree.TextOf).OfType<string>(),
            root.Namespace);
        found.Missing.Add(new($"kustomization {tree.Shown(root.Directory)}", at, Lack.Everything)
        {
            Namespaces = contents.Namespaces,
            IsAnywhere = contents.IsAnywhere || Remote(tree, root) is not null,
        });
    }

    private void Take(Tree tree, Kustomization root, Build build, MissingPart? redirection)
    {
        var into = redirection is { OverridesNamespaces: true } ? redirection.Into : null;
        if (into is not null)
        {
            // As Flux does it: it writes the namespace into the kustomization before it builds.
            var moved = known.Of(tree, root.Directory, into);
            (build, into) = moved.Objects is null ? (build, null) : (moved, into);
        }

        MapNode[] placed = [.. new BuildPlaces(tree, root, build).Of(build.Objects!)];
        var read = redirection is { OverridesNamespaces: false, Into: { } name } ? placed.Select(node => NamespaceTransformer.Default(node, name)) : placed;
        reader.Add(tree.Shown(root.Directory), read, areBuilt: true);
        found.Outputs.Add(new(tree, root, placed) { Into = into });
        if (into is not null || redirection is { OverridesNamespaces: false })
            found.Followed.Add(redirection!.Path!);
    }

    /// <summary>Something of another machine that it, or what it takes in, takes in.</summary>
    private string? Remote(Tree tree, Kustomization root) => options.AllowsRemote
        ? null
        : tree.Layout.Closure(root).SelectMany(item => item.Included.Concat(item.Files)).FirstOrDefault(Kustomization.IsRemote);

    /// <summary>As much of what a program said as a message can hold.</summary>
    public static string Shorten(string words) => words.Length <= MostWords ? words : $"{words[..MostWords]}…";
}
