using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Fixes;

/// <summary>Fixes as partial objects in YAML, for server-side apply.</summary>
public static class FixYaml
{
    /// <summary>One document for each fix that changes something; empty when none does.</summary>
    public static string Write(IEnumerable<Fix> fixes) =>
        NodeText.Documents(fixes.Select(AppliedObject.Of).OfType<Manifests.MapNode>());
}
