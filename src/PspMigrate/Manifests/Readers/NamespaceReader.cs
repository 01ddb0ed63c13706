namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a Namespace.</summary>
public static class NamespaceReader
{
    /// <summary>What OpenShift gives every namespace: the users that its SecurityContextConstraints choose from.</summary>
    private const string UidRange = "openshift.io/sa.scc.uid-range";

    private const string PodSecurity = "f:pod-security.kubernetes.io/";

    /// <summary>The namespace, or null when it has no name; problems go to <paramref name="diagnostics"/>.</summary>
    public static NamespaceObject? Read(MapNode node, List<Diagnostic> diagnostics)
    {
        var metadata = new Metadata(new Fields(node, diagnostics));
        return metadata.RequiredName() is { } name
            ? new NamespaceObject(name, metadata.Labels, node.At, node)
            {
                LabelManagers = Managers(metadata.Fields?.Map["managedFields"] as ListNode),
                IsOfOpenShift = node.Find("metadata", "annotations", UidRange) is not null,
            }
            : null;
    }

    /// <remarks>k8s.io/apimachinery meta/v1, ManagedFieldsEntry: fieldsV1 is a tree of <c>f:NAME</c>.</remarks>
    private static ImmutableSortedDictionary<string, string> Managers(ListNode? entries)
    {
        var managers = Maps.Empty.ToBuilder();
        foreach (var entry in entries?.Items.OfType<MapNode>() ?? [])
        {
            if (entry["manager"] is not ScalarNode manager || FieldManagers.IsHand(manager.Text, (entry["operation"] as ScalarNode)?.Text ?? "")
                || entry.Find("fieldsV1", "f:metadata", "f:labels") is not MapNode labels)
            {
                continue;
            }

            foreach (var label in labels.Entries.Where(label => label.Key.StartsWith(PodSecurity, StringComparison.Ordinal)))
                managers[label.Key["f:".Length..]] = manager.Text;
        }

        return managers.ToImmutable();
    }
}
