namespace PspMigrate.Manifests.Objects;

/// <summary>Labels and annotations by which a program knows the objects that it looks after.</summary>
/// <remarks>
/// Helm: helm.sh/docs, "How to use labels and annotations" and "Chart hooks". Argo CD: docs, "Resource tracking". Flux: fluxcd.io, Kustomization and
/// HelmRelease. Add-on manager: kubernetes cluster/addons/addon-manager. OLM: operator-lifecycle-manager pkg/controller/registry/resolver.
/// </remarks>
public static class OwnerKeys
{
    public const string HelmRelease = "meta.helm.sh/release-name";
    public const string HelmNamespace = "meta.helm.sh/release-namespace";
    public const string HelmHook = "helm.sh/hook";
    public const string ArgoTracking = "argocd.argoproj.io/tracking-id";
    public const string ManagedBy = "app.kubernetes.io/managed-by";
    public const string Instance = "app.kubernetes.io/instance";
    public const string ArgoInstance = "argocd.argoproj.io/instance";
    public const string FluxKustomization = "kustomize.toolkit.fluxcd.io/name";
    public const string FluxHelmRelease = "helm.toolkit.fluxcd.io/name";
    public const string AddonMode = "addonmanager.kubernetes.io/mode";
    public const string OlmOwner = "olm.owner";

    /// <summary>On what no program applies.</summary>
    public const string LocalConfig = "config.kubernetes.io/local-config";

    public static ImmutableArray<string> Annotations { get; } = [HelmRelease, HelmNamespace, HelmHook, ArgoTracking];

    public static ImmutableArray<string> Labels { get; } = [ManagedBy, Instance, ArgoInstance, FluxKustomization, FluxHelmRelease, AddonMode, OlmOwner];
}
