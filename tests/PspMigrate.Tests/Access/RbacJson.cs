using System.Collections.Immutable;
using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Access;

/// <summary>RBAC objects of recorded scenarios, from their JSON.</summary>
internal static class RbacJson
{
    public static Inventory Inventory(IEnumerable<JsonElement> objects, IEnumerable<string> policies)
    {
        var list = objects.ToList();
        return new()
        {
            Policies = [.. policies.Select(name => new PodSecurityPolicy { Name = name })],
            Roles = [.. list.Where(o => Text(o, "kind") is "Role" or "ClusterRole").Select(Role)],
            Bindings = [.. list.Where(o => Text(o, "kind") is "RoleBinding" or "ClusterRoleBinding").Select(Binding)],
        };
    }

    public static PolicyRule Rule(JsonElement rule) => new()
    {
        ApiGroups = Strings(rule, "apiGroups"),
        Resources = Strings(rule, "resources"),
        ResourceNames = Strings(rule, "resourceNames"),
        Verbs = Strings(rule, "verbs"),
    };

    private static Role Role(JsonElement o) => new()
    {
        Name = Text(o.GetProperty("metadata"), "name")!,
        Namespace = Text(o.GetProperty("metadata"), "namespace"),
        Labels = Map(o.GetProperty("metadata"), "labels"),
        Rules = [.. Items(o, "rules").Select(Rule)],
        Aggregation = o.TryGetProperty("aggregationRule", out var aggregation)
            ? [.. Items(aggregation, "clusterRoleSelectors").Select(s => new LabelSelector(Map(s, "matchLabels"), []))]
            : default,
    };

    private static Binding Binding(JsonElement o) => new()
    {
        Name = Text(o.GetProperty("metadata"), "name")!,
        Namespace = Text(o.GetProperty("metadata"), "namespace"),
        RoleRef = new(Text(o.GetProperty("roleRef"), "kind")!, Text(o.GetProperty("roleRef"), "name")!, Position.None),
        Subjects = [.. Items(o, "subjects").Select(s =>
            new Subject(Text(s, "kind")!, Text(s, "name")!, Text(s, "namespace"), Position.None))],
    };

    private static ImmutableSortedDictionary<string, string> Map(JsonElement o, string name) =>
        o.TryGetProperty(name, out var map)
            ? map.EnumerateObject().Aggregate(Maps.Empty, (all, entry) => all.SetItem(entry.Name, entry.Value.GetString()!))
            : Maps.Empty;

    private static ImmutableArray<string> Strings(JsonElement o, string name) => [.. Items(o, name).Select(s => s.GetString()!)];

    private static JsonElement.ArrayEnumerator Items(JsonElement o, string name) =>
        o.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement o, string name) => o.TryGetProperty(name, out var text) ? text.GetString() : null;
}
