namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a Role or ClusterRole.</summary>
/// <remarks>Validation: pkg/apis/rbac/validation/validation.go ValidatePolicyRule @v1.20.2; truth/rbac.</remarks>
public static class RoleReader
{
    /// <summary>The role, or null when the API server would refuse it; problems go to <paramref name="diagnostics"/>.</summary>
    public static Role? Read(MapNode node, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace = default) =>
        Read(new Fields(node, diagnostics), diagnostics, defaultNamespace);

    internal static Role? Read(Fields root, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace)
    {
        var metadata = new Metadata(root);
        if (metadata.RequiredName() is not { } name)
            return null;
        var isCluster = metadata.Kind is "ClusterRole";
        var start = diagnostics.Count;
        var rules = root.Children("rules").Select(rule => Rule(rule, isCluster)).ToImmutableArray();
        if (RbacRefusal.LeavesOut(diagnostics, start))
            return null;
        return new Role
        {
            Name = name,
            Namespace = isCluster ? null : metadata.NamespaceOr(defaultNamespace, diagnostics),
            Labels = metadata.Labels,
            Annotations = metadata.AnnotationsAmong(FieldsOfInterest.OwnerAnnotations),
            Rules = rules,
            Aggregation = isCluster && root.Child("aggregationRule") is { } aggregation
                ? [.. aggregation.Children("clusterRoleSelectors").Select(Selector)]
                : default,
            At = root.At,
        };
    }

    private static PolicyRule Rule(Fields rule, bool isCluster)
    {
        var read = new PolicyRule
        {
            ApiGroups = rule.StringsOrEmpty("apiGroups"),
            Resources = rule.StringsOrEmpty("resources"),
            ResourceNames = rule.StringsOrEmpty("resourceNames"),
            Verbs = rule.StringsOrEmpty("verbs"),
            At = rule.At,
        };
        if (read.Verbs.IsEmpty)
            rule.Refuse("verbs", $"{rule.PathOf("verbs")} must name at least one verb");
        if (isCluster && rule.StringsOrEmpty("nonResourceURLs") is { IsEmpty: false })
            return read with { HasNonResourceUrls = true };
        if (read.ApiGroups.IsEmpty)
            rule.Refuse("apiGroups", $"{rule.PathOf("apiGroups")} must name at least one API group");
        if (read.Resources.IsEmpty)
            rule.Refuse("resources", $"{rule.PathOf("resources")} must name at least one resource");
        return read;
    }

    private static LabelSelector Selector(Fields selector) => new(
        selector.StringMap("matchLabels", FieldFilter.All),
        [
            .. selector.Children("matchExpressions").Select(expression => new LabelRequirement(
                expression.String("key") ?? "", expression.String("operator") ?? "", expression.StringsOrEmpty("values"))),
        ]);
}
