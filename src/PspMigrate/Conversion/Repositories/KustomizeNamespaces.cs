using System.Collections.Immutable;
using PspMigrate.Manifests;

namespace PspMigrate.Conversion.Repositories;

/// <summary>The namespaces that kustomize puts the objects of files into.</summary>
/// <remarks>kustomize api/internal/target/kusttarget.go, accumulateTarget: what a directory takes in is transformed last by whoever takes it in.</remarks>
public sealed class KustomizeNamespaces
{
    private readonly ILookup<string, KustomizationFile> _byDirectory;
    private readonly Dictionary<string, HashSet<string>> _namespaces = new(StringComparer.Ordinal);

    /// <param name="kustomizations">Everything that kustomize puts together in the repository.</param>
    public KustomizeNamespaces(IReadOnlyCollection<KustomizationFile> kustomizations)
    {
        _byDirectory = kustomizations.ToLookup(item => RepositoryFile.DirectoryOf(item.File.Path), StringComparer.Ordinal);
        var taken = kustomizations.SelectMany(item => item.Resources).ToHashSet(StringComparer.Ordinal);
        foreach (var outermost in kustomizations.Where(item => !taken.Contains(RepositoryFile.DirectoryOf(item.File.Path))))
            Follow(outermost, ns: null, []);
    }

    /// <summary>The one namespace that a file's objects end up in; null when kustomize doesn't say, or puts them into several.</summary>
    public string? Of(string path) => _namespaces.TryGetValue(path, out var found) && found.Count == 1 ? found.Single() : null;

    private void Follow(KustomizationFile kustomization, string? ns, ImmutableHashSet<string> above)
    {
        if (above.Count > Limits.Depth || above.Contains(kustomization.File.Path))
            return;
        var effective = ns ?? kustomization.Namespace;
        foreach (var resource in kustomization.Resources)
        {
            if (effective is not null)
                Add(resource, effective);
            foreach (var below in _byDirectory[resource])
                Follow(below, effective, above.Add(kustomization.File.Path));
        }
    }

    private void Add(string path, string ns)
    {
        if (!_namespaces.TryGetValue(path, out var found))
            _namespaces.Add(path, found = new(StringComparer.Ordinal));
        found.Add(ns);
    }
}
