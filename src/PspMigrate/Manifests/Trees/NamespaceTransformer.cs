namespace PspMigrate.Manifests.Trees;

/// <summary>Puts objects that are applied together into a namespace, as kustomize's <c>namespace:</c> does.</summary>
/// <remarks>
/// kustomize api/filters/namespace/namespace.go and api/internal/konfig/builtinpluginconsts/namespace.go: what has a namespace gets this one, a
/// Namespace its name. Subjects get it that are called default, and (api/filters/nameref) those that are service accounts of the same build.
/// </remarks>
public static class NamespaceTransformer
{
    /// <summary>The objects in the namespace, with the places that they had.</summary>
    /// <param name="objects">All that is applied together.</param>
    public static IEnumerable<MapNode> Move(IReadOnlyCollection<MapNode> objects, string ns)
    {
        var accounts = objects.Where(node => node.TextAt("kind") is "ServiceAccount")
            .Select(node => (Name: node.TextAt("metadata", "name"), Namespace: Named(node, "metadata", "namespace"))).ToHashSet();
        var names = accounts.Select(account => account.Name).ToHashSet(StringComparer.Ordinal);
        return objects.Select(node => node.TextAt("kind") switch
        {
            "Namespace" => WithMetadata(node, "name", ns),
            "PodSecurityPolicy" or "ClusterRole" => node,
            "ClusterRoleBinding" => WithSubjects(node),
            "RoleBinding" => WithSubjects(WithMetadata(node, "namespace", ns)),
            _ => WithMetadata(node, "namespace", ns),
        });

        MapNode WithSubjects(MapNode node) => node["subjects"] is not ListNode subjects ? node : node.With("subjects", new ListNode(
            subjects.At,
            [.. subjects.Items.Select(item => item is MapNode subject && IsMeant(subject) ? subject.With("namespace", Scalar(subject.At, ns)) : item)]));

        bool IsMeant(MapNode subject) => subject.TextAt("name") is var name && (name is "default" || (subject.TextAt("kind") is "ServiceAccount"
            && (subject.TextAt("namespace") is null ? names.Contains(name) : accounts.Contains((name, Named(subject, "namespace"))))));
    }

    /// <summary>The object in the namespace, where it names none.</summary>
    /// <param name="node">An object; kinds that have no namespace aren't read for one.</param>
    public static MapNode Default(MapNode node, string ns) =>
        node.Find("metadata", "namespace") is null ? WithMetadata(node, "namespace", ns) : node;

    private static MapNode WithMetadata(MapNode node, string key, string value) =>
        node["metadata"] is MapNode metadata ? node.With("metadata", metadata.With(key, Scalar(metadata.At, value))) : node;

    private static ScalarNode Scalar(Position at, string text) => new(at, text, ScalarType.String);

    /// <summary>A build takes what names no namespace for one of default.</summary>
    private static string Named(MapNode map, params ReadOnlySpan<string> path) => map.TextAt(path) ?? "default";
}
