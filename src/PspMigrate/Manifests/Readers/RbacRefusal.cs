namespace PspMigrate.Manifests.Readers;

/// <summary>
/// Roles and bindings of the right types that API validation refuses all the same. No cluster can hold them, so what they grant is known:
/// nothing. They are left out with a warning, where a wrong type is an error.
/// </summary>
/// <remarks>pkg/apis/rbac/validation/validation.go @v1.20.2; truth/rbac, <c>rejected_by_api</c>.</remarks>
internal static class RbacRefusal
{
    private const string Consequence = "The API server refuses the whole object, so it grants nothing: correct it or leave it out.";

    /// <summary>Notes a reason for the API to refuse the object.</summary>
    public static void Refuse(this Fields fields, string key, string reason) =>
        fields.Warn(fields.Map.Where(key), reason, Consequence);

    /// <summary>Whether the object that the diagnostics from <paramref name="start"/> on are about must be left out.</summary>
    public static bool LeavesOut(List<Diagnostic> diagnostics, int start) =>
        diagnostics.FindIndex(start, found => found.Severity == Severity.Error || ReferenceEquals(found.Advice, Consequence)) >= 0;
}
