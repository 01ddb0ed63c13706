namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a ServiceAccount.</summary>
public static class ServiceAccountReader
{
    /// <summary>The account, or null when it has no name; problems go to <paramref name="diagnostics"/>.</summary>
    public static ServiceAccount? Read(MapNode node, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace = default) =>
        Read(new Fields(node, diagnostics), diagnostics, defaultNamespace);

    internal static ServiceAccount? Read(Fields root, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace)
    {
        var metadata = new Metadata(root);
        return metadata.RequiredName() is { } name
            ? new ServiceAccount(metadata.NamespaceOr(defaultNamespace, diagnostics), name, root.At, root.Boolean("automountServiceAccountToken"))
            : null;
    }
}
