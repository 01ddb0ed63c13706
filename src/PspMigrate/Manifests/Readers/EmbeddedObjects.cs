namespace PspMigrate.Manifests.Readers;

/// <summary>Whole objects inside of something else, from which a program makes them: here, or in another cluster.</summary>
/// <remarks>
/// docs.crossplane.io (Object, Composition), open-cluster-management.io (ManifestWork), kro.run, template.openshift.io (Template) and
/// hive.openshift.io (SyncSet) hold them as they are; kyverno.io/docs/policy-types/cluster-policy/generate: <c>generate</c> has no metadata.
/// </remarks>
internal static class EmbeddedObjects
{
    /// <summary>What of them an input lacks that has only what holds them; null for nothing.</summary>
    public static MissingPart? Read(MapNode node) => Part(
        Below(node).Select(item => (LackOf(item), NamespaceOf(item))).Concat(OfTexts(node)).Append((LabelSetters.LackOf(node), null)));

    /// <summary>The same of what it holds as text alone.</summary>
    public static MissingPart? ReadTexts(MapNode node) => Part(OfTexts(node));

    /// <summary>The same of objects that were found in another way.</summary>
    /// <param name="objects">What of each may be missing, and the namespace that it names, or is.</param>
    public static MissingPart? Part(IEnumerable<(Lack Lack, string? Namespace)> objects)
    {
        var matter = objects.Where(item => item.Lack != Lack.None).ToArray();
        return matter.Length == 0 ? null : new("", default, matter.Aggregate(Lack.None, (all, item) => all | item.Lack))
        {
            Namespaces = [.. matter.Select(item => item.Namespace).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            IsAnywhere = Array.Exists(matter, item => item.Namespace is null && item.Lack.HasFlag(Lack.Bindings)),
        };
    }

    /// <summary>What the documents of a text are, and the namespaces that they name, as far as their lines tell.</summary>
    public static IEnumerable<(string? Kind, string? Namespace)> InText(string text) => text.Split("\n---").Select(document =>
    {
        var kind = Line(document, "kind:");
        return (kind, Line(document, kind is "Namespace" ? "name:" : "namespace:"));
    });

    /// <summary>Whether a map is an object that goes into a namespace of its own.</summary>
    public static bool IsElsewhere(MapNode map) => IsObject(map) && map.Find("metadata", "namespace") is ScalarNode { Text.Length: > 0 };

    /// <summary>Pods of those that name no namespace run where their owner is, and are found by their template.</summary>
    private static Lack LackOf(MapNode item) =>
        MissingPart.LackOf(item.TextAt("kind")) is var lack && lack == Lack.Workloads && !IsElsewhere(item) ? Lack.None : lack;

    /// <summary>The namespace, unless a parameter of some language takes its place.</summary>
    private static string? NamespaceOf(MapNode item) =>
        Known(item.TextAt("kind") is "Namespace" ? item.TextAt("metadata", "name") : item.TextAt("metadata", "namespace"));

    private static string? Known(string? text) => text is null || text.AsSpan().ContainsAny('{', '$') ? null : text;

    /// <summary>Pods that name no namespace are made beside what holds them; a binding counts where the text speaks of policies.</summary>
    private static IEnumerable<(Lack Lack, string? Namespace)> OfTexts(MapNode holder) =>
        from text in Texts(holder)
        where text.Contains("apiVersion:", StringComparison.Ordinal) && text.Contains("kind:", StringComparison.Ordinal)
        let isOfPolicies = text.Contains("podsecuritypolic", StringComparison.OrdinalIgnoreCase)
        from item in InText(text)
        let lack = MissingPart.LackOf(item.Kind)
        where lack != Lack.Bindings || isOfPolicies
        let ns = Known(item.Namespace)
        select (lack, ns is null && lack == Lack.Workloads ? holder.TextAt("metadata", "namespace") : ns);

    /// <summary>The texts of several lines, but those of metadata: kubectl repeats the object there.</summary>
    private static IEnumerable<string> Texts(Node node) => node switch
    {
        MapNode map => map.Entries.Where(entry => entry.Key is not "metadata").SelectMany(entry => Texts(entry.Value)),
        ListNode list => list.Items.SelectMany(Texts),
        ScalarNode { Text: var text } when text.Contains('\n', StringComparison.Ordinal) => [text],
        _ => [],
    };

    private static string? Line(string text, string key) => text.Split('\n').Select(line => key is "kind:" ? line : line.TrimStart())
        .Where(line => line.StartsWith(key, StringComparison.Ordinal)).Select(line => line[key.Length..].Trim().Trim('"', '\'')).FirstOrDefault();

    private static IEnumerable<MapNode> Below(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => entry is { Key: "generate", Value: MapNode rule } && IsTyped(rule) ? [rule] : Found(entry.Value)),
        ListNode list => list.Items.SelectMany(Found),
        _ => [],
    };

    private static IEnumerable<MapNode> Found(Node node) => node is MapNode map && IsObject(map) ? Below(map).Prepend(map) : Below(node);

    /// <summary>Whether it is a whole object: references have no metadata.</summary>
    private static bool IsObject(MapNode map) => IsTyped(map) && map["metadata"] is MapNode;

    private static bool IsTyped(MapNode map) => map["kind"] is ScalarNode && map["apiVersion"] is ScalarNode;
}
