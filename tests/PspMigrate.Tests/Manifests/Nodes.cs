using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Tests.Manifests;

/// <summary>Helpers for trees of nodes.</summary>
internal static class Nodes
{
    public static Node Yaml(string text) => YamlTree.Parse("a.yaml", text, firstLine: 1, []).Single();

    public static MapNode Map(string text) => (MapNode)Yaml(text);

    /// <summary>The tree as text with types, without places.</summary>
    public static string Show(Node node) => node switch
    {
        MapNode map => "{" + string.Join(",", map.Entries.Select(e => $"{Quoted(e.Key)}:{Show(e.Value)}")) + "}",
        ListNode list => "[" + string.Join(",", list.Items.Select(Show)) + "]",
        ScalarNode { Type: ScalarType.String } text => Quoted(text.Text),
        ScalarNode scalar => $"{scalar.Kind} {scalar.Text}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>The tree as text with types and places.</summary>
    public static string ShowPlaces(Node node) => $"{node.At.Line}:{node.At.Column} " + node switch
    {
        MapNode map => "{" + string.Join(",", map.Entries.Select(e => $"{e.KeyAt.Line}:{e.KeyAt.Column} {Quoted(e.Key)}:{ShowPlaces(e.Value)}")) + "}",
        ListNode list => "[" + string.Join(",", list.Items.Select(ShowPlaces)) + "]",
        _ => Show(node),
    };

    /// <summary>What a filter leaves of a tree.</summary>
    public static Node Only(Node node, FieldFilter filter) => node switch
    {
        MapNode map => new MapNode(
            map.At, [.. map.Entries.Where(e => filter.Below(e.Key) is not null).Select(e => e with { Value = Only(e.Value, filter.Below(e.Key)!) })]),
        ListNode list => new ListNode(list.At, [.. list.Items.Select(item => Only(item, filter))]),
        _ => node,
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ErrorOf(Action action) =>
        action.Should().Throw<ManifestException>().Which.Diagnostic is var d ? $"{d.At} {d.Message}" : "";
}
