namespace PspMigrate.Manifests.Readers;

/// <summary>What all objects have: name, namespace, labels, annotations.</summary>
internal readonly struct Metadata(Fields root)
{
    private readonly Fields? _metadata = root.Child("metadata");

    public Fields? Fields => _metadata;

    public string Kind { get; } = root.Map["kind"] is ScalarNode { Type: ScalarType.String } kind ? kind.Text : "object";

    private string KindInText => Quote.Name(Kind);

    public ImmutableSortedDictionary<string, string> Labels => LabelsAmong(FieldFilter.All);

    public ImmutableSortedDictionary<string, string> Annotations => AnnotationsAmong(FieldFilter.All);

    /// <summary>The labels that a filter lets through.</summary>
    public ImmutableSortedDictionary<string, string> LabelsAmong(FieldFilter filter) => _metadata?.StringMap("labels", filter) ?? Objects.Maps.Empty;

    /// <summary>The annotations that a filter lets through.</summary>
    public ImmutableSortedDictionary<string, string> AnnotationsAmong(FieldFilter filter) =>
        _metadata?.StringMap("annotations", filter) ?? Objects.Maps.Empty;

    /// <summary>The name, or null with an error.</summary>
    public string? RequiredName()
    {
        if (_metadata is not null && _metadata.Has("name") && _metadata.Map["name"] is not ScalarNode { Text.Length: 0 })
            return _metadata.String("name");
        (_metadata ?? root).Error(_metadata is null ? "metadata" : "name", $"this {KindInText} has no metadata.name");
        return null;
    }

    /// <summary>The name; of an object that the server names, the beginning that it gives it.</summary>
    public string NameOrPrefix() =>
        _metadata?.String("name") is { Length: > 0 } name ? name : _metadata?.String("generateName") ?? "";

    /// <summary>The namespace as written; null when left out or empty.</summary>
    public string? Namespace => _metadata?.String("namespace") is { Length: > 0 } name ? name : null;

    /// <summary>The namespace of a namespaced object: as written, else the caller's.</summary>
    public string NamespaceOr(NamespaceFallback fallback, List<Diagnostic> diagnostics) =>
        Namespace ?? fallback.Of(KindInText, root.At, diagnostics);
}
