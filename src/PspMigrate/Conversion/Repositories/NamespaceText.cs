using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>A Namespace as text.</summary>
internal static class NamespaceText
{
    public static string Write(string name, IEnumerable<KeyValuePair<string, string>> annotations, IEnumerable<KeyValuePair<string, string>> labels)
    {
        MapEntry[] noted = [.. annotations.Select(Entry)];
        return NodeText.Document(Map(
            Entry("apiVersion", Text("v1")),
            Entry("kind", Text("Namespace")),
            Entry("metadata", Map(
            [
                Entry("name", Text(name)),
                .. noted.Length == 0 ? Array.Empty<MapEntry>() : [Entry("annotations", Map(noted))],
                Entry("labels", Map([.. labels.Select(Entry)])),
            ]))));
    }

    private static MapEntry Entry(KeyValuePair<string, string> item) => Entry(item.Key, Text(item.Value));

    private static MapEntry Entry(string key, Node value) => new(key, Position.None, value);

    private static MapNode Map(params MapEntry[] entries) => new(Position.None, entries);

    private static ScalarNode Text(string value) => new(Position.None, value, ScalarType.String);
}
