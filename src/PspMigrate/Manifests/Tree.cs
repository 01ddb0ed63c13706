namespace PspMigrate.Manifests;

/// <summary>Makes nodes that stand in no input.</summary>
internal static class Tree
{
    /// <summary>A map of the entries that have a value.</summary>
    public static MapNode Map(params IEnumerable<(string Key, Node? Value)> entries) => new(
        Position.None,
        [.. from entry in entries where entry.Value is not null select new MapEntry(entry.Key, Position.None, entry.Value)]);

    public static ListNode List(params IEnumerable<Node> items) => new(Position.None, [.. items]);

    /// <summary>A list, or nothing when it is empty.</summary>
    public static ListNode? ListOrNone(IEnumerable<Node> items) => List(items) is { Items.Count: > 0 } list ? list : null;

    public static Node? Text(string? text) => text is null ? null : new ScalarNode(Position.None, text, ScalarType.String);

    /// <summary>A text, or nothing when it is empty.</summary>
    public static Node? TextOrNone(string? text) => string.IsNullOrEmpty(text) ? null : Text(text);

    public static Node? Flag(bool? flag) =>
        flag is { } value ? new ScalarNode(Position.None, value ? "true" : "false", ScalarType.Boolean) : null;

    public static Node? Number(long? number) =>
        number is { } value ? new ScalarNode(Position.None, value.ToString(CultureInfo.InvariantCulture), ScalarType.Integer) : null;

    /// <summary>A list of texts; nothing when it is left out.</summary>
    public static ListNode? Texts(ImmutableArray<string> texts) =>
        texts.IsDefault ? null : List(texts.Select(text => Text(text)!));

    /// <summary>A map of texts, or nothing when it is empty.</summary>
    public static MapNode? TextMap(ImmutableSortedDictionary<string, string> texts) =>
        texts.IsEmpty ? null : Map(texts.Select(entry => (entry.Key, Text(entry.Value))));
}
