namespace PspMigrate.Controls;

/// <summary>A field of each container's security context, and of the pod's for the containers that leave it out.</summary>
/// <param name="name">The field below the security context.</param>
/// <param name="written">What is exactly written there, where the value doesn't say it.</param>
internal sealed class SharedField(
    string name,
    Func<SharedSecurityContext, Value> get,
    Func<SharedSecurityContext, Value, SharedSecurityContext> set,
    ValueSet domain,
    Func<SharedSecurityContext, string>? written = null)
    : Facet("securityContext." + name, domain)
{
    internal override bool IsOfContainers => true;

    internal override void ReadPod(Pod pod, List<FieldValue> held, bool isEffective)
    {
        if (!isEffective && Get(pod.SecurityContext) is { IsUnset: false } own)
            Add(held, own, Place.Pod, written?.Invoke(pod.SecurityContext!));
    }

    /// <inheritdoc/>
    /// <remarks>Pod Security misses a value only where neither the container nor its pod has one.</remarks>
    internal override void ReadContainer(Pod pod, Place place, Container container, List<FieldValue> held, bool isEffective)
    {
        if (Get(container.SecurityContext) is { IsUnset: false } own)
            Add(held, own, place, written?.Invoke(container.SecurityContext!));
        else if (isEffective)
            Add(held, Get(pod.SecurityContext), place, Get(pod.SecurityContext).IsUnset ? null : written?.Invoke(pod.SecurityContext!));
        else if (HoldsUnset && Get(pod.SecurityContext).IsUnset)
            Add(held, Value.Unset, place);
    }

    internal override Pod Fill(Pod pod, Value value) =>
        pod.EachContext(context => Effective(pod, context).IsUnset ? (SecurityContext)set(context, value) : context);

    internal override Pod With(Pod pod, Value value) => pod
        .EachContext(context => (SecurityContext)set(context, Value.Unset))
        .OwnContext(context => (PodSecurityContext)set(context, value));

    /// <summary>What a container has, by itself or from its pod.</summary>
    public Value Effective(Pod pod, SecurityContext? context) => Get(context) is { IsUnset: false } own ? own : Get(pod.SecurityContext);

    private Value Get(SharedSecurityContext? context) => context is null ? Value.Unset : get(context);
}
