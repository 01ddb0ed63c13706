using PspMigrate.Conversion;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Labels;

/// <summary>The labels as one v1 List of partial Namespace objects in JSON.</summary>
public static class JsonPatches
{
    /// <summary>The List; empty text when no namespace needs other labels.</summary>
    public static string Write(Plan plan)
    {
        MapNode[] namespaces = [.. LabelPatches.Of(plan).Select(LabelPatches.Namespace)];
        return namespaces.Length == 0 ? "" : NodeText.JsonList(namespaces);
    }
}
