using System.Text;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Verbs;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Git;

/// <summary>Reads all manifests of a repository into one inventory.</summary>
internal static class RepositoryInput
{
    /// <param name="files">The repository's files.</param>
    /// <param name="kustomizations">What kustomize puts together: patches are no objects.</param>
    /// <param name="options">Which namespaces are asked for, and that of objects that name none.</param>
    public static Given Read(
        IEnumerable<RepositoryFile> files, IReadOnlyCollection<KustomizationFile> kustomizations, InputOptions options)
    {
        var reader = new ManifestReader(new ReadOptions { DefaultNamespace = options.DefaultNamespace, IsRepository = true, Workers = Environment.ProcessorCount });
        var namespaces = new KustomizeNamespaces(kustomizations);
        foreach (var file in files.Where(IsManifest))
        {
            if (kustomizations.Any(kustomization => kustomization.Patches.Contains(file.Path)))
                continue;
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
            reader.Read(file.Path, content, namespaces.Of(file.Path));
        }

        var result = reader.Finish();
        // Which of several definitions counts isn't known; a plan has one place for each namespace.
        var inventory = result.Inventory with { Namespaces = [.. result.Inventory.Namespaces.DistinctBy(item => item.Name, StringComparer.Ordinal)] };
        return new(result with { Inventory = inventory }, options.Selection.Of(inventory), ServerVersion: null);
    }

    /// <summary>A repository holds much else; what says neither can be no object.</summary>
    private static bool IsManifest(RepositoryFile file) =>
        file.WhyNot is null
        && !KustomizationFile.IsNamed(file.Path)
        && file.Text.Contains("apiVersion", StringComparison.Ordinal)
        && file.Text.Contains("kind", StringComparison.Ordinal);
}
