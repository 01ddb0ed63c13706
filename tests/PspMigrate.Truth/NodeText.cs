using System.Text.Json.Nodes;
using PspMigrate.Manifests;

namespace PspMigrate.Truth;

/// <summary>Nodes as JSON text that doesn't depend on the order of keys.</summary>
public static class NodeText
{
    public static string Canonical(Node? node) => node switch
    {
        MapNode map => "{" + string.Join(',', map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{JsonValue.Create(entry.Key).ToJsonString()}:{Canonical(entry.Value)}")) + "}",
        ListNode list => "[" + string.Join(',', list.Items.Select(Canonical)) + "]",
        ScalarNode { Type: ScalarType.String } text => JsonValue.Create(text.Text).ToJsonString(),
        ScalarNode other => other.Text,
        _ => "null",
    };
}
