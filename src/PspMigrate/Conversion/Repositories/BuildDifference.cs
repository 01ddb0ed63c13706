using PspMigrate.Conversion.Keeping.Objects;

namespace PspMigrate.Conversion.Repositories;

/// <summary>
/// Whether a build differs from the one before in nothing but what a request is to change: labels, and the admission policies that this program writes.
/// </summary>
public static class BuildDifference
{
    /// <summary>The first object that differs otherwise; null when there is none.</summary>
    public static string? Find(IEnumerable<MapNode> before, IEnumerable<MapNode> after, IReadOnlySet<string> created)
    {
        var old = Texts(before);
        var now = Texts(after);
        return old.Keys.FirstOrDefault(key => !now.TryGetValue(key, out var text) || !string.Equals(text, old[key], StringComparison.Ordinal))
            ?? now.Keys.FirstOrDefault(key => !old.ContainsKey(key) && !created.Any(ns => string.Equals(key, $"Namespace {ns}", StringComparison.Ordinal)));
    }

    private static Dictionary<string, string> Texts(IEnumerable<MapNode> objects)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var map in objects.Where(map => map.TextAt("metadata", "labels", KeptObjects.ManagedBy) is not KeptObjects.Manager))
            texts[RepositoryObjects.NameOf(map)] = Show(map, map.TextAt("kind") is "Namespace");
        return texts;
    }

    /// <summary>The content without places, order of keys and the labels that are changed.</summary>
    private static string Show(Node node, bool isNamespace) => node switch
    {
        ScalarNode scalar => $"{scalar.Type} {scalar.Text.Length}:{scalar.Text}",
        ListNode list => $"[{string.Join(',', list.Items.Select(item => Show(item, isNamespace)))}]",
        _ => $"{{{string.Join(',', ((MapNode)node).Entries
            .Where(entry => !isNamespace || !entry.Key.StartsWith(PodSecurityLabels.Prefix, StringComparison.Ordinal))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (entry.Key, Text: Show(entry.Value, isNamespace)))
            .Where(entry => !isNamespace || entry.Key is not "labels" || entry.Text is not "{}")
            .Select(entry => $"{entry.Key}={entry.Text}"))}}}",
    };
}
