namespace PspMigrate.Controls;

/// <summary>Each item of a list of the pod's security context.</summary>
internal sealed class PodItems(
    string name, Func<PodSecurityContext, ImmutableArray<string>> list, Func<PodSecurityContext, string, PodSecurityContext> with, ValueSet domain)
    : Facet("securityContext." + name, domain)
{
    internal override void ReadPod(Pod pod, List<FieldValue> held, bool isEffective)
    {
        var items = pod.SecurityContext is { } context ? list(context) : [];
        for (var i = 0; i < items.Length; i++)
            held.Add(new(Of(items[i]), Place.Pod, $"{Path}[{i}]"));
    }

    internal override Pod With(Pod pod, Value value) => value.AsText is not { } item ? pod : pod.OwnContext(context => with(context, item));
}
