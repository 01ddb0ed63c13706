namespace PspMigrate.Conversion.Checks;

/// <summary>A service mesh that puts its own containers into the pods when they are created.</summary>
/// <param name="Because">The label or annotation that says so.</param>
public sealed record Sidecar(string Mesh, string Because)
{
    private const string IstioNamespace = "istio-injection";
    private const string LinkerdInject = "linkerd.io/inject";

    /// <summary>The sidecar that a workload's pods get; null when nothing says that they get one.</summary>
    /// <remarks>istio.io and linkerd.io document these keys; what the pod says goes before what its namespace says.</remarks>
    public static Sidecar? Of(Workload workload, NamespaceObject? item) => Istio(workload.Template, item) ?? Linkerd(workload.Template, item);

    private static Sidecar? Istio(Pod pod, NamespaceObject? item)
    {
        var own = pod.MeshLabels.GetValueOrDefault(MeshLabels.IstioInject) ?? pod.Annotations.GetValueOrDefault(MeshLabels.IstioInject);
        if (own is not null)
            return own is "true" ? new("Istio", $"{MeshLabels.IstioInject} on its pods") : null;
        if (pod.MeshLabels.ContainsKey(MeshLabels.IstioRevision))
            return new("Istio", $"{MeshLabels.IstioRevision} on its pods");
        var labels = item?.Labels ?? Maps.Empty;
        return labels.GetValueOrDefault(IstioNamespace) switch
        {
            "enabled" => new("Istio", $"{IstioNamespace}=enabled on its namespace"),
            null when labels.ContainsKey(MeshLabels.IstioRevision) => new("Istio", $"{MeshLabels.IstioRevision} on its namespace"),
            _ => null,
        };
    }

    private static Sidecar? Linkerd(Pod pod, NamespaceObject? item)
    {
        if (pod.Annotations.TryGetValue(LinkerdInject, out var own))
            return Injects(own) ? new("Linkerd", $"{LinkerdInject} on its pods") : null;
        return item?.Source?.Find("metadata", "annotations", LinkerdInject) is ScalarNode annotation && Injects(annotation.Text)
            ? new("Linkerd", $"{LinkerdInject} on its namespace")
            : null;
    }

    private static bool Injects(string value) => value is "enabled" or "ingress";
}
