using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Reports.Keeping;

/// <summary>Kept policies and bindings, as <c>kubectl -o name</c> says them.</summary>
public static class KeptNames
{
    /// <summary>One on a line; empty when nothing is kept.</summary>
    public static string Write(Kept kept) => string.Concat(kept.Objects.Select(item =>
        $"{item.Kind.ToLowerInvariant()}.admissionregistration.k8s.io/{Printable.Escape(item.Name)}\n"));
}
