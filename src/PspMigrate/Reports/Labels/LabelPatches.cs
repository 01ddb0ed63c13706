using PspMigrate.Conversion;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Reports.Labels;

/// <summary>The namespaces of a plan that need other labels than they have, sorted by name.</summary>
internal static class LabelPatches
{
    public static IEnumerable<NamespacePlan> Of(Plan plan) =>
        plan.Namespaces.Where(item => item.NeedsPatch).OrderBy(item => item.Name, StringComparer.Ordinal);

    /// <summary>The partial Namespace with all Pod Security labels that it ends up with.</summary>
    public static MapNode Namespace(NamespacePlan plan) => NamespaceWriter.Write(plan.Name, plan.FinalLabels);

    /// <summary>The labels that change, in key order.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Changes(NamespacePlan plan) => plan.Labels
        .Where(mode => !mode.IsKept && !mode.IsAsWanted)
        .SelectMany(mode => mode.Final.Where(label => !string.Equals(Current(mode, label.Key), label.Value, StringComparison.Ordinal)))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static string? Current(ModeLabels labels, string key) =>
        string.Equals(key, PodSecurityLabels.LevelKey(labels.Mode), StringComparison.Ordinal) ? labels.CurrentLevel : labels.CurrentVersion;
}
