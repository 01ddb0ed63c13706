namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a pod or a pod template: metadata and spec.</summary>
public static class PodReader
{
    /// <summary>The pod; what can't be read of it is left out and goes to <paramref name="diagnostics"/>.</summary>
    public static Pod Read(MapNode pod, List<Diagnostic> diagnostics) => Read(new Fields(pod, diagnostics));

    internal static Pod Read(Fields root) => PodFields.Pod(new(root));
}
