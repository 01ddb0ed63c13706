namespace PspMigrate.Manifests.Objects;

/// <summary>Who writes fields of objects in a cluster, by the names in metadata.managedFields.</summary>
public static class FieldManagers
{
    /// <summary>
    /// The commands of kubectl by which people set a field, and browsers; <c>kubectl apply</c> speaks for a file, which would set it again.
    /// </summary>
    /// <remarks>Who names no manager gets the beginning of its user agent (k8s.io/apiserver endpoints/handlers, managerOrUserAgent).</remarks>
    private static readonly ImmutableArray<string> Hands =
        ["kubectl-label", "kubectl-edit", "kubectl-patch", "kubectl-create", "kubectl-replace", "Mozilla"];

    /// <summary>Whether a person set it, so that nothing sets it again.</summary>
    /// <param name="operation"><c>Apply</c> or <c>Update</c>.</param>
    public static bool IsHand(string manager, string operation) => operation is "Update" && Hands.Contains(manager, StringComparer.Ordinal);
}
