using PspMigrate.Manifests.Trees;

namespace PspMigrate.Conversion.Repositories;

/// <summary>Where admission policies stand that keep what policies refused: beside those policies, so that what applies these applies them, too.</summary>
/// <param name="Directory">A path below the repository's root; empty for the root, where no policy lies in the repository as it is applied.</param>
/// <param name="Listing">The kustomization that has to list them; null where none does.</param>
/// <remarks>facts/deployers.md, 18.</remarks>
public sealed record KeptPlace(string Directory, KustomizationFile? Listing)
{
    public static KeptPlace Of(
        IEnumerable<PodSecurityPolicy> policies, IReadOnlyCollection<RepositoryFile> files, IReadOnlyCollection<KustomizationFile> kustomizations)
    {
        var editable = files.Where(file => file.NotEditableReason is null).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var charts = Chart.FindAll(editable);
        var chain = new KustomizeChain(kustomizations);
        foreach (var path in policies.Select(policy => policy.At.Source).OfType<string>().Where(editable.Contains).Distinct(StringComparer.Ordinal))
        {
            // There they would be changed.
            if (charts.Any(chart => chart.Contains(path)) || chain.RenamesNamespaces(path))
                continue;
            if (!chain.Has(path))
                return new(TreePath.DirectoryOf(path), Listing: null);
            if (kustomizations.Where(item => item.Resources.Contains(path)).ToArray() is [var only])
                return new(only.Directory, only);
        }

        return new("", Listing: null);
    }
}
