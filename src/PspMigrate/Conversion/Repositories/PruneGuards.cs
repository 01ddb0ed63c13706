namespace PspMigrate.Conversion.Repositories;

/// <summary>What keeps tools from deleting a namespace, with everything in it, once its manifest goes.</summary>
/// <remarks>
/// fluxcd.io/flux/components/kustomize/kustomizations, "Prune"; argo-cd docs/user-guide/sync-options.md, "No Prune Resources" and "No Resource Deletion".
/// </remarks>
internal static class PruneGuards
{
    /// <summary>The annotations for the tools that a repository is written for.</summary>
    public static ImmutableSortedDictionary<string, string> Of(IReadOnlyCollection<RepositoryFile> files)
    {
        var guards = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (files.Any(file => file.Text.Contains("kustomize.toolkit.fluxcd.io/", StringComparison.Ordinal)))
            guards["kustomize.toolkit.fluxcd.io/prune"] = "disabled";
        if (files.Any(file => file.Text.Contains("argoproj.io/", StringComparison.Ordinal)))
            guards["argocd.argoproj.io/sync-options"] = "Prune=false,Delete=false";
        return guards.ToImmutable();
    }
}
