namespace PspMigrate.Conversion.Repositories;

/// <summary>Which kustomizations a file goes through, from the one that lists it up to those that no other one takes in.</summary>
/// <remarks>kustomize api/internal/target/kusttarget.go, accumulateTarget: what a directory takes in is transformed last by whoever takes it in.</remarks>
internal sealed class KustomizeChain(IReadOnlyCollection<KustomizationFile> kustomizations)
{
    /// <summary>Whether any kustomization takes the file in.</summary>
    public bool Has(string path) => Above(path).Any();

    /// <summary>Whether its objects' namespaces get other names on the way.</summary>
    public bool RenamesNamespaces(string path) => Above(path).Any(item => item.RenamesNamespaces);

    /// <summary>Those that build the file for a namespace: no other one takes them in, and they put nothing into another namespace.</summary>
    public ImmutableArray<KustomizationFile> Tops(string path, string ns)
    {
        var tops = Above(path).Where(item => !Has(item.Directory) && string.Equals(item.Namespace ?? ns, ns, StringComparison.Ordinal)).ToArray();
        return [.. Array.Exists(tops, item => item.Namespace is not null) ? tops.Where(item => item.Namespace is not null) : tops];
    }

    /// <summary>The lowest of them from which on up to the top nothing gets another name or namespace.</summary>
    public ImmutableArray<KustomizationFile> Unchanging(string path)
    {
        var found = Above(path).Where(item => !item.RenamesNamespaces && !RenamesNamespaces(item.Directory)).ToArray();
        return [.. found.Where(item => !Array.Exists(found, below => item.Resources.Contains(below.Directory)))];
    }

    private IEnumerable<KustomizationFile> Above(string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([path]);
        while (open.TryDequeue(out var taken))
        {
            foreach (var item in kustomizations.Where(item => item.Resources.Contains(taken) && seen.Add(item.File.Path)))
            {
                yield return item;
                open.Enqueue(TreePath.DirectoryOf(item.File.Path));
            }
        }
    }
}
