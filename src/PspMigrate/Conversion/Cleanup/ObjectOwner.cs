namespace PspMigrate.Conversion.Cleanup;

/// <summary>A program that would make an object again, or stumble over its absence.</summary>
public enum OwnerKind
{
    Helm,

    /// <summary>A hook of a chart, which helm makes at each upgrade and forgets.</summary>
    HelmHook,
    ArgoCd,
    Flux,
    AddonManager,
    Olm,
}

/// <summary>Who looks after an object.</summary>
/// <param name="Name">The release, application, kustomization; null where the object doesn't say.</param>
/// <param name="Namespace">Of a release; null where the object doesn't say.</param>
public sealed record ObjectOwner(OwnerKind Kind, string? Name, string? Namespace = null)
{
    /// <summary>The owner that an object's labels and annotations tell of; null for none.</summary>
    internal static ObjectOwner? Of(ImmutableSortedDictionary<string, string> labels, ImmutableSortedDictionary<string, string> annotations)
    {
        var (release, space) = (annotations.GetValueOrDefault(OwnerKeys.HelmRelease), annotations.GetValueOrDefault(OwnerKeys.HelmNamespace));
        return annotations.ContainsKey(OwnerKeys.HelmHook) ? new(OwnerKind.HelmHook, release ?? labels.GetValueOrDefault(OwnerKeys.Instance), space)
            : (release ?? labels.GetValueOrDefault(OwnerKeys.FluxHelmRelease)) is { } helmRelease ? new(OwnerKind.Helm, helmRelease, space)
            : annotations.GetValueOrDefault(OwnerKeys.ArgoTracking) is { } tracking ? new(OwnerKind.ArgoCd, tracking.Split(':')[0])
            : labels.GetValueOrDefault(OwnerKeys.ArgoInstance) is { } application ? new(OwnerKind.ArgoCd, application)
            : labels.GetValueOrDefault(OwnerKeys.FluxKustomization) is { } kustomization ? new(OwnerKind.Flux, kustomization)
            : labels.GetValueOrDefault(OwnerKeys.OlmOwner) is { } operatorName ? new(OwnerKind.Olm, operatorName)
            : labels.GetValueOrDefault(OwnerKeys.AddonMode) is "Reconcile" ? new(OwnerKind.AddonManager, Name: null)
            : labels.GetValueOrDefault(OwnerKeys.ManagedBy) is "Helm" ? new(OwnerKind.Helm, labels.GetValueOrDefault(OwnerKeys.Instance))
            : null;
    }
}
