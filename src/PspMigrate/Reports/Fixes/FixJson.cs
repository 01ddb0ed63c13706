using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Fixes;

/// <summary>Fixes as one v1 List of partial objects in JSON, for server-side apply.</summary>
public static class FixJson
{
    /// <summary>The List; empty text when no fix changes anything.</summary>
    public static string Write(IEnumerable<Fix> fixes)
    {
        MapNode[] objects = [.. fixes.Select(AppliedObject.Of).OfType<MapNode>()];
        return objects.Length == 0 ? "" : NodeText.JsonList(objects);
    }
}
