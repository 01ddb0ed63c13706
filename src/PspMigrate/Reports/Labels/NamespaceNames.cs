using PspMigrate.Conversion;

namespace PspMigrate.Reports.Labels;

/// <summary>The namespaces that need other labels, as <c>kubectl -o name</c> says them.</summary>
public static class NamespaceNames
{
    /// <summary><c>namespace/NAME</c>, one on a line; empty when no namespace needs other labels.</summary>
    public static string Write(Plan plan) =>
        string.Concat(LabelPatches.Of(plan).Select(item => $"namespace/{Printable.Escape(item.Name)}\n"));
}
