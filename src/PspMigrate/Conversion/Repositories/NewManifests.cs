using PspMigrate.Manifests.Trees;

namespace PspMigrate.Conversion.Repositories;

/// <summary>Where a namespace without a manifest gets one.</summary>
internal sealed class NewManifests(
    IReadOnlyCollection<RepositoryFile> files, ImmutableArray<NamespaceManifest> manifests, KustomizeChain chain,
    Inventory inventory, RepositoryOptions options)
{
    /// <summary>The namespaces that every cluster makes itself: a repository that doesn't hold them leaves them to the cluster.</summary>
    /// <remarks>kubernetes pkg/controlplane/controller/systemnamespaces @v1.28, and the default namespace.</remarks>
    private static readonly ImmutableHashSet<string> MadeByCluster =
        ImmutableHashSet.Create(StringComparer.Ordinal, "default", "kube-system", "kube-public", "kube-node-lease");

    private readonly ImmutableSortedDictionary<string, string> _guards = PruneGuards.Of(files);

    private readonly HashSet<string> _paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

    private readonly ImmutableArray<Chart> _charts = Chart.FindAll([.. files.Select(file => file.Path)]);

    private readonly ILookup<string, string> _homes = Places(inventory).ToLookup(item => item.Namespace, item => item.Path, StringComparer.Ordinal);

    /// <summary>What the controller of such a kind makes may stand in another namespace: OLM reads placeholder so.</summary>
    private readonly HashSet<string> _ofUnknownKinds = inventory.Workloads.Where(item => !item.IsKnownKind).Select(item => item.Namespace)
        .Except(
            Places(inventory with { Workloads = [.. inventory.Workloads.Where(item => item.IsKnownKind)] }).Select(item => item.Namespace),
            StringComparer.Ordinal)
        .ToHashSet(StringComparer.Ordinal);

    public NamespaceChange For(NamespacePlan plan)
    {
        var change = new NamespaceChange { Plan = plan, Kind = ChangeKind.Missing, Modes = plan.Labels };
        if (MadeByCluster.Contains(plan.Name))
            return change with { Why = "every cluster makes this namespace itself" };
        if (!ObjectNames.IsNamespace(plan.Name))
            return change with { Why = "no namespace can have this name" };
        if (_ofUnknownKinds.Contains(plan.Name))
            return change with { Why = "only objects of kinds that Kubernetes doesn't know name it, and they may go elsewhere" };
        if (!options.MakesFiles)
            return change with { Why = "and --no-new-files was given" };
        var own = _homes[plan.Name].Where(_paths.Contains).ToArray();
        var homes = own.Select(TreePath.DirectoryOf).ToArray();
        var sibling = manifests
            .Where(manifest => !IsOfChart(manifest.File.Path))
            .OrderBy(manifest => Distance(homes, manifest))
            .ThenBy(manifest => manifest.At)
            .FirstOrDefault();
        var home = own.Select(file => Home(file, plan.Name)).FirstOrDefault(home => home is not null);
        var place = options.NewFiles ?? (sibling is null ? home?.Directory : TreePath.DirectoryOf(sibling.File.Path));
        if (place is null)
        {
            var why = own.Length == 0 ? "the repository holds no other namespace"
                : Array.TrueForAll(own, IsOfChart) ? "charts make what is in it, wherever they are installed"
                : "several kustomizations build what is in it, or none that keeps its name";
            return change with { Why = $"{why}; say with --new-files where its manifest belongs" };
        }

        if (options.Moved.Select(moved => moved.Refuses(plan.Name, place)).FirstOrDefault(why => why is not null) is { } refusal)
            return change with { Why = $"{refusal}; say with --new-files where its manifest belongs" };
        var path = Names(plan.Name, sibling).Select(name => place.Length == 0 ? name : $"{place}/{name}").FirstOrDefault(path => !_paths.Contains(path));
        return path is null
            ? change with { Why = $"the file names for it are taken in {place}" }
            : change with
            {
                Kind = ChangeKind.Create,
                NewPath = path,
                Sibling = sibling,
                Listing = options.NewFiles is null ? home?.Listing : null,
                Guards = _guards,
            };
    }

    /// <summary>The directory in which a manifest is applied as the file is, and the kustomization that has to list it; null where that isn't known.</summary>
    private (string Directory, KustomizationFile? Listing)? Home(string file, string ns) =>
        IsOfChart(file) ? null
        : !chain.Has(file) ? (TreePath.DirectoryOf(file), null)
        : chain.Tops(file, ns) is [var top] ? (top.Directory, top)
        : null;

    private bool IsOfChart(string file) => _charts.Any(chart => chart.Contains(file));

    private static int Distance(string[] homes, NamespaceManifest manifest) => homes
        .Select(home => RepositoryFile.Distance(home, TreePath.DirectoryOf(manifest.File.Path)))
        .DefaultIfEmpty()
        .Min();

    /// <summary>A sibling's way to name files, where it has one.</summary>
    private static IEnumerable<string> Names(string name, NamespaceManifest? sibling)
    {
        var siblings = sibling is null ? "" : TreePath.NameOf(sibling.File.Path);
        if (siblings.EndsWith("ml", StringComparison.Ordinal) && WordAt(siblings, sibling!.Name) is { } at)
            yield return $"{siblings[..at]}{name}{siblings[(at + sibling.Name.Length)..]}";
        yield return $"namespace-{name}.yaml";
        yield return $"{name}-namespace.yaml";
    }

    /// <summary>Where a name stands in a file's name by itself: namespace <c>s</c> is not what <c>namespaces.yaml</c> is called after.</summary>
    private static int? WordAt(string file, string name)
    {
        for (var at = file.IndexOf(name, StringComparison.Ordinal); at >= 0; at = file.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsAsciiLetterOrDigit(file[at - 1])) && end < file.Length && !char.IsAsciiLetterOrDigit(file[end]))
                return at;
        }

        return null;
    }

    private static IEnumerable<(string Namespace, string Path)> Places(Inventory inventory) =>
        inventory.Namespaced.Where(item => item.At.IsKnown).Select(item => (item.Namespace, item.At.Source!));
}
