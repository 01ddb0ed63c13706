using PspMigrate.Manifests.Trees;

namespace PspMigrate.Conversion.Repositories;

/// <summary>Where admission policies stand that keep what policies refused: beside other objects of the cluster, which are applied with them.</summary>
/// <param name="Directory">A path below the repository's root; empty for the root, where no such object lies in the repository as it is applied.</param>
/// <param name="Listing">The kustomization that has to list them; null where none does.</param>
/// <remarks>facts/deployers.md, 18.</remarks>
public sealed record KeptPlace(string Directory, KustomizationFile? Listing)
{
    /// <param name="beside">The places of objects of the cluster: those of policies first.</param>
    public static KeptPlace Of(
        IEnumerable<Position> beside, IReadOnlyCollection<RepositoryFile> files, IReadOnlyCollection<KustomizationFile> kustomizations)
    {
        var editable = files.Where(file => file.NotEditableReason is null).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var charts = Chart.FindAll(editable);
        var chain = new KustomizeChain(kustomizations);
        foreach (var path in beside.Select(at => at.Source).OfType<string>().Where(editable.Contains).Distinct(StringComparer.Ordinal))
        {
            // There they would be changed.
            if (charts.Any(chart => chart.Contains(path)))
                continue;
            if (!chain.Has(path))
                return new(TreePath.DirectoryOf(path), Listing: null);
            if (chain.Unchanging(path) is [var only])
                return new(only.Directory, only);
        }

        return new("", Listing: null);
    }
}
