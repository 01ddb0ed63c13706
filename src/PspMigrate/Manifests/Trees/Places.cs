using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Manifests.Trees;

/// <summary>Gives the objects of a build the places of the files that they come from.</summary>
/// <param name="files">The objects of a file, by its path; empty for what can't be read.</param>
/// <param name="nowhere">The place of what comes from no known file: the directory of the build.</param>
public sealed class Places(Func<string, IReadOnlyList<MapNode>> files, Position nowhere)
{
    /// <summary>The same object with other places.</summary>
    public MapNode Of(MapNode built, IEnumerable<string> candidates)
    {
        var kind = built.TextAt("kind");
        var name = built.TextAt("metadata", "name") ?? "";
        var same = candidates.SelectMany(files)
            .Where(item => kind is not null && string.Equals(item.TextAt("kind"), kind, StringComparison.Ordinal)).ToArray();

        // namePrefix, nameSuffix and hashes stand around the name that the file has.
        var source = Array.Find(same, item => string.Equals(item.TextAt("metadata", "name"), name, StringComparison.Ordinal))
            ?? same.Where(item => item.TextAt("metadata", "name") is { } own && name.Contains(own, StringComparison.Ordinal))
                .MaxBy(item => item.TextAt("metadata", "name")!.Length)
            ?? (same is [var only] ? only : null);
        return (MapNode)Move(built, source, source?.At ?? nowhere);
    }

    /// <summary>The objects of a file's text, those of lists, too.</summary>
    public static IReadOnlyList<MapNode> Objects(string path, string text) => [.. YamlTree.ParseFile(path, text).OfType<MapNode>().SelectMany(Items)];

    private static IEnumerable<MapNode> Items(MapNode map) =>
        map["items"] is ListNode list && map.TextAt("kind")?.EndsWith("List", StringComparison.Ordinal) is true ? list.Items.OfType<MapNode>() : [map];

    private static Node Move(Node built, Node? source, Position place)
    {
        var at = source?.At ?? place;
        switch (built)
        {
            case ScalarNode scalar:
                return new ScalarNode(at, scalar.Text, scalar.Type);
            case ListNode list:
                var others = (source as ListNode)?.Items ?? [];
                return new ListNode(at, [.. list.Items.Select((item, i) => Move(item, Like(item, i, others), at))]);
            default:
                var map = (MapNode)built;
                return new MapNode(at, [.. map.Entries.Select(entry => Entry(entry, source as MapNode, at))]);
        }
    }

    private static MapEntry Entry(MapEntry entry, MapNode? source, Position place)
    {
        var own = source?.Entries.FirstOrDefault(other => string.Equals(other.Key, entry.Key, StringComparison.Ordinal)) ?? default;
        return own.Value is null
            ? new(entry.Key, place, Move(entry.Value, source: null, place))
            : new(entry.Key, own.KeyAt, Move(entry.Value, own.Value, own.KeyAt));
    }

    /// <summary>The item that is meant: the one of the same name, else of the same text, else in the same place.</summary>
    private static Node? Like(Node item, int index, IReadOnlyList<Node> others) => item switch
    {
        MapNode map when map.TextAt("name") is { } name =>
            others.FirstOrDefault(other => other is MapNode same && string.Equals(same.TextAt("name"), name, StringComparison.Ordinal)),
        ScalarNode scalar => others.FirstOrDefault(other => other is ScalarNode same && string.Equals(same.Text, scalar.Text, StringComparison.Ordinal)),
        _ => index < others.Count ? others[index] : null,
    };
}
