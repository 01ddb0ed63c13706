namespace PspMigrate.Controls;

/// <summary>A field of the pod alone.</summary>
internal class PodField(string path, Func<Pod, Value> get, Func<Pod, Value, Pod> set, ValueSet domain) : Facet(path, domain)
{
    internal override void ReadPod(Pod pod, List<FieldValue> held, bool isEffective) => Add(held, get(pod), Place.Pod);

    internal override Pod Fill(Pod pod, Value value) => get(pod).IsUnset ? set(pod, value) : pod;

    internal override Pod With(Pod pod, Value value) => set(pod, value);
}

/// <summary>A field of the pod's security context.</summary>
internal sealed class PodContextField(
    string name, Func<PodSecurityContext, Value> get, Func<PodSecurityContext, Value, PodSecurityContext> set, ValueSet domain)
    : PodField(
        "securityContext." + name,
        pod => pod.SecurityContext is { } context ? get(context) : Value.Unset,
        (pod, value) => pod.OwnContext(context => set(context, value)),
        domain);
