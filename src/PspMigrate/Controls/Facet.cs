namespace PspMigrate.Controls;

/// <summary>
/// One field of a pod that a control looks at: where it stands, who holds it, how to get and to set it, and the values that mean something
/// there. Reading, filling in, examples, paths and the expressions of kept policies follow from it.
/// </summary>
/// <param name="path">The field below its holder, as the API spells it: <c>securityContext.privileged</c>.</param>
/// <param name="domain">The values that mean something, as those of a control's only facet.</param>
public abstract class Facet(string path, ValueSet domain)
{
    /// <summary>The field below its holder, as the API spells it.</summary>
    public string Path { get; } = path;

    /// <summary>Its place among the facets of its control.</summary>
    public int Index { get; init; }

    /// <summary>What stands at the path, in words where it is one of several fields.</summary>
    internal string Fields { get; init; } = path;

    /// <summary>The values that mean something, as those of a control's only facet.</summary>
    public ValueSet Domain { get; } = domain;

    /// <summary>What one of its values is called in expressions.</summary>
    public string Item { get; init; } = domain.IsSubsetOf(ValueSet.Booleans) ? "flag" : "name";

    /// <summary>The field's own name.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>Whether it means something that the field is left out.</summary>
    internal bool HoldsUnset { get; } = domain.Contains(Value.Unset);

    /// <summary>That the field is left out.</summary>
    public Value Unset => Value.Unset.At(Index);

    /// <summary>A value of this facet.</summary>
    public Value Of(Value value) => Index == 0 ? value : value.At(Index);

    /// <summary>Values of this facet.</summary>
    public ValueSet Of(ValueSet values) => values.At(Index);

    /// <summary>Whether containers hold it.</summary>
    internal virtual bool IsOfContainers => false;

    /// <summary>Lists what the pod says itself, or comes down to.</summary>
    internal virtual void ReadPod(Pod pod, List<FieldValue> held, bool isEffective)
    {
    }

    /// <summary>Lists what a container says, and unset where a value is missed; or what it comes down to.</summary>
    internal virtual void ReadContainer(Pod pod, Place place, Container container, List<FieldValue> held, bool isEffective)
    {
    }

    /// <summary>The pod with a value wherever the field is left out; the same object where it is nowhere.</summary>
    internal virtual Pod Fill(Pod pod, Value value) => pod;

    /// <summary>The pod with this one value, wherever the field counts.</summary>
    internal abstract Pod With(Pod pod, Value value);

    /// <summary>A value as it is written in a manifest: <c>allowPrivilegeEscalation: false</c>.</summary>
    internal virtual string Write(Value value) => $"{Name}: {value}";

    /// <summary>Adds a value; unset only where it means something.</summary>
    private protected void Add(List<FieldValue> held, in Value value, Place place, string? written = null)
    {
        if (!value.IsUnset || HoldsUnset)
            held.Add(new(Of(value), place, Path, Text: written));
    }
}
