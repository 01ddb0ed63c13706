namespace PspMigrate.Conversion.Repositories;

/// <summary>Whether a build differs from the one before in nothing but what a request is to change.</summary>
public static class BuildDifference
{
    private const string Prefix = "pod-security.kubernetes.io/";

    /// <summary>The first object that differs otherwise; null when there is none.</summary>
    /// <param name="before">The objects of the build before.</param>
    /// <param name="after">Those of the build after.</param>
    /// <param name="created">Namespaces that are new.</param>
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
        foreach (var map in objects)
            texts[Name(map)] = Show(map, isNamespace: TextOf(map, "kind") is "Namespace", depth: 0);
        return texts;
    }

    private static string Name(MapNode map) => TextOf(map, "metadata", "namespace") is { } ns
        ? $"{TextOf(map, "kind")} {TextOf(map, "metadata", "name")} in {ns}"
        : $"{TextOf(map, "kind")} {TextOf(map, "metadata", "name")}";

    private static string? TextOf(MapNode map, params ReadOnlySpan<string> path) => (map.Find(path) as ScalarNode)?.Text;

    /// <summary>The content without places, order of keys and the labels that are changed.</summary>
    private static string Show(Node node, bool isNamespace, int depth) => node switch
    {
        ScalarNode scalar => $"{scalar.Type} {scalar.Text.Length}:{scalar.Text}",
        ListNode list => $"[{string.Join(',', list.Items.Select(item => Show(item, isNamespace, depth + 1)))}]",
        _ => $"{{{string.Join(',', ((MapNode)node).Entries
            .Where(entry => !isNamespace || !entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (entry.Key, Text: Show(entry.Value, isNamespace, depth + 1)))
            .Where(entry => !isNamespace || entry.Key is not "labels" || entry.Text is not "{}")
            .Select(entry => $"{entry.Key}={entry.Text}"))}}}",
    };
}
