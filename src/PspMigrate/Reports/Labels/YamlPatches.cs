using PspMigrate.Conversion;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Labels;

/// <summary>The labels as partial Namespace objects in YAML, for server-side apply.</summary>
public static class YamlPatches
{
    /// <summary>One document for each namespace that needs other labels; empty when none does.</summary>
    public static string Write(Plan plan) => NodeText.Documents(LabelPatches.Of(plan).Select(LabelPatches.Namespace));

    /// <summary>The partial Namespace with all Pod Security labels that it ends up with.</summary>
    public static string WriteOne(NamespacePlan plan) => NodeText.Document(LabelPatches.Namespace(plan));
}
