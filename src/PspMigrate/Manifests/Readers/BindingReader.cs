namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a RoleBinding or ClusterRoleBinding.</summary>
/// <remarks>Validation: pkg/apis/rbac/validation/validation.go @v1.20.2; truth/rbac.</remarks>
public static class BindingReader
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <summary>The binding, or null when the API server would refuse it; problems go to <paramref name="diagnostics"/>.</summary>
    public static Binding? Read(MapNode node, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace = default) =>
        Read(new Fields(node, diagnostics), diagnostics, defaultNamespace);

    internal static Binding? Read(Fields root, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace)
    {
        var metadata = new Metadata(root);
        if (metadata.RequiredName() is not { } name)
            return null;
        var start = diagnostics.Count;
        var isCluster = metadata.Kind is "ClusterRoleBinding";
        var roleRef = ReadRoleRef(root, isCluster);
        var subjects = root.Children("subjects").Select(subject => ReadSubject(subject, isCluster)).ToImmutableArray();
        if (roleRef is null || RbacRefusal.LeavesOut(diagnostics, start))
            return null;
        return new Binding
        {
            Name = name,
            Namespace = isCluster ? null : metadata.NamespaceOr(defaultNamespace, diagnostics),
            RoleRef = roleRef,
            Subjects = subjects,
            Labels = metadata.LabelsAmong(FieldsOfInterest.OwnerLabels),
            Annotations = metadata.AnnotationsAmong(FieldsOfInterest.OwnerAnnotations),
            At = root.At,
        };
    }

    private static RoleRef? ReadRoleRef(Fields root, bool isCluster)
    {
        if (root.Child("roleRef") is not { } roleRef)
        {
            root.Refuse("roleRef", "this binding has no roleRef");
            return null;
        }

        CheckGroup(roleRef, roleRef.String("apiGroup"), Group);
        var kind = roleRef.String("kind") ?? "";
        if (kind is not "ClusterRole" && (isCluster || kind is not "Role"))
        {
            roleRef.Refuse("kind", isCluster
                ? $"roleRef.kind of a ClusterRoleBinding must be ClusterRole, not {Quote.Text(kind)}"
                : $"roleRef.kind must be Role or ClusterRole, not {Quote.Text(kind)}");
        }

        return new RoleRef(kind, roleRef.RequiredString("name"), roleRef.At);
    }

    private static Subject ReadSubject(Fields subject, bool isCluster)
    {
        var kind = subject.String("kind") ?? "";
        var name = subject.RequiredString("name");
        var (group, apiVersion) = (subject.String("apiGroup"), subject.Node("apiVersion"));
        var ns = subject.String("namespace") is { Length: > 0 } written ? written : null;
        switch (kind)
        {
            case "ServiceAccount":
                CheckGroup(subject, group, "");
                if (name.Length > 0 && !ObjectNames.IsSubdomain(name))
                    subject.Refuse("name", $"{subject.PathOf("name")} {Quote.Text(name)} is not the name of a service account");
                if (isCluster && ns is null)
                    subject.Refuse("namespace", $"{subject.PathOf("namespace")} is missing: a ClusterRoleBinding has none to go by");
                break;
            case "User" or "Group":
                CheckGroup(subject, group, Group);
                break;
            default:
                subject.Refuse(
                    "kind", $"{subject.PathOf("kind")} must be ServiceAccount, User or Group, not {Quote.Text(kind)}");
                break;
        }

        // pkg/apis/rbac/v1alpha1/conversion.go: in that version the user * stood for everybody who is logged in.
        var isEverybody = kind is "User" && name is "*" && apiVersion is ScalarNode { Text: Group + "/v1alpha1" };
        return isEverybody
            ? new Subject("Group", "system:authenticated", Namespace: null, subject.At)
            : new Subject(kind, name, ns, subject.At);
    }

    /// <summary>A missing or empty apiGroup is filled in by the API server, a wrong one refused.</summary>
    private static void CheckGroup(Fields fields, string? group, string expected)
    {
        if (group is { Length: > 0 } && !string.Equals(group, expected, StringComparison.Ordinal))
        {
            fields.Refuse("apiGroup", expected.Length == 0
                ? $"{fields.PathOf("apiGroup")} of a ServiceAccount must be empty, not {Quote.Text(group)}"
                : $"{fields.PathOf("apiGroup")} must be {expected}, not {Quote.Text(group)}");
        }
    }
}
