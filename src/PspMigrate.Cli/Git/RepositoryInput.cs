using System.Text;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Git;

/// <summary>Reads all manifests of a repository into one inventory.</summary>
internal static class RepositoryInput
{
    /// <param name="files">The repository's files.</param>
    /// <param name="kustomizations">What kustomize puts together: patches are no objects.</param>
    /// <param name="defaultNamespace">The namespace of objects that name none; null when the user didn't say.</param>
    public static ReadResult Read(
        IEnumerable<RepositoryFile> files, IReadOnlyCollection<KustomizationFile> kustomizations, string? defaultNamespace)
    {
        var reader = new ManifestReader(new ReadOptions { DefaultNamespace = defaultNamespace, IsRepository = true, Workers = Environment.ProcessorCount });
        var namespaces = new KustomizeNamespaces(kustomizations);
        foreach (var file in files.Where(IsManifest))
        {
            if (kustomizations.Any(kustomization => kustomization.Patches.Contains(file.Path)))
                continue;
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
            reader.Read(file.Path, content, namespaces.Of(file.Path));
        }

        var result = reader.Finish();
        return result with
        {
            Inventory = result.Inventory with
            {
                // Which of several definitions counts isn't known; a plan has one place for each namespace.
                Namespaces = [.. result.Inventory.Namespaces.DistinctBy(item => item.Name, StringComparer.Ordinal)],
            },
        };
    }

    /// <summary>A repository holds much else; what says neither can be no object.</summary>
    private static bool IsManifest(RepositoryFile file) =>
        file.WhyNot is null
        && !KustomizationFile.IsNamed(file.Path)
        && file.Text.Contains("apiVersion", StringComparison.Ordinal)
        && file.Text.Contains("kind", StringComparison.Ordinal);
}
