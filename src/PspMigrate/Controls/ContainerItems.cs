namespace PspMigrate.Controls;

/// <summary>A field of each item of a list that containers have.</summary>
/// <param name="path">The field as messages spell it.</param>
/// <param name="get">The item's value; unset for items that hold none.</param>
/// <param name="with">The container with a list of one item that holds a value.</param>
/// <param name="field">The item's own path, where it has one.</param>
internal sealed class ContainerItems<T>(
    string path, Func<Container, ImmutableArray<T>> list, Func<T, Value> get, Func<Container, Value, Container> with, ValueSet domain,
    Func<T, string>? field = null)
    : Facet(path, domain)
{
    internal override bool IsOfContainers => true;

    internal override void ReadContainer(Pod pod, Place place, Container container, List<FieldValue> held, bool isEffective)
    {
        foreach (var item in list(container))
        {
            if (get(item) is { IsUnset: false } value)
                held.Add(new(Of(value), place, field?.Invoke(item) ?? Path));
        }
    }

    internal override Pod With(Pod pod, Value value) => value.IsUnset ? pod : pod.EachContainer(container => with(container, value));
}
