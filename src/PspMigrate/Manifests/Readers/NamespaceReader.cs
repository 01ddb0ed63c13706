using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a Namespace.</summary>
public static class NamespaceReader
{
    /// <summary>The namespace, or null when it has no name; problems go to <paramref name="diagnostics"/>.</summary>
    public static NamespaceObject? Read(MapNode node, List<Diagnostic> diagnostics)
    {
        var metadata = new Metadata(new Fields(node, diagnostics));
        return metadata.RequiredName() is { } name ? new NamespaceObject(name, metadata.Labels, node.At, node) : null;
    }
}
