namespace PspMigrate.Manifests.Objects;

/// <summary>Labels of pods by which a service mesh decides whether to put its container into them.</summary>
/// <remarks>istio.io documents both (Resource Labels); linkerd.io has only annotations.</remarks>
public static class MeshLabels
{
    public const string IstioInject = "sidecar.istio.io/inject";
    public const string IstioRevision = "istio.io/rev";
}
