namespace PspMigrate.Conversion;

/// <summary>Which namespaces are asked for.</summary>
/// <param name="Names">Their names; empty for all.</param>
/// <param name="Labels">What their labels must be; null for whatever they are.</param>
public sealed record NamespaceSelection(ImmutableArray<string> Names, LabelSelector? Labels)
{
    public static readonly NamespaceSelection All = new([], null);

    public bool IsAll => Names.IsEmpty && Labels is null;

    /// <summary>
    /// The namespaces of an input that are asked for. Labels are those of Namespace objects: a namespace that is only named has none to select by.
    /// </summary>
    public Scope Of(Inventory inventory) => Of(inventory.Namespaces);

    /// <summary>Those of a list that are asked for, by the same rules.</summary>
    public Scope Of(ImmutableArray<NamespaceObject> namespaces) => this switch
    {
        { IsAll: true } => Scope.All,
        { Labels: { } labels } => new(namespaces.Where(item => Selectors.Matches(labels, item.Labels)).Select(item => item.Name).Where(IsNamed)),
        _ => new(Names),
    };

    /// <summary>The names that nothing in an input knows of, and those that it does know of, sorted.</summary>
    public (ImmutableArray<string> Unknown, ImmutableArray<string> Known) In(Inventory inventory)
    {
        if (Names.IsEmpty)
            return ([], []);
        var known = KnownAccounts.Of(inventory);
        return ([.. Names.Where(name => !known.ContainsKey(name))], [.. known.Keys]);
    }

    private bool IsNamed(string name) => Names.IsEmpty || Names.Contains(name, StringComparer.Ordinal);
}
