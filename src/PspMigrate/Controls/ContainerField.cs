namespace PspMigrate.Controls;

/// <summary>A field of each container's security context.</summary>
internal sealed class ContainerField(
    string name, Func<SecurityContext, Value> get, Func<SecurityContext, Value, SecurityContext> set, ValueSet domain)
    : Facet("securityContext." + name, domain)
{
    internal override bool IsOfContainers => true;

    internal override void ReadContainer(Pod pod, Place place, Container container, List<FieldValue> held, bool isEffective) =>
        Add(held, container.SecurityContext is { } context ? get(context) : Value.Unset, place);

    internal override Pod Fill(Pod pod, Value value) => pod.EachContext(context => get(context).IsUnset ? set(context, value) : context);

    internal override Pod With(Pod pod, Value value) => pod.EachContext(context => set(context, value));
}
