using System.Text.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Truth.Formats;

/// <summary>Roles and bindings as our readers take them.</summary>
/// <param name="Inventory">Those that the API takes.</param>
/// <param name="Rejected">Kind and name of those that it doesn't.</param>
internal sealed record RbacObjects(Inventory Inventory, IReadOnlyList<string> Rejected)
{
    public static RbacObjects Read(IEnumerable<JsonElement> objects)
    {
        var roles = new List<Role>();
        var bindings = new List<Binding>();
        var rejected = new List<string>();
        foreach (var item in objects)
        {
            var kind = JsonLines.Text(item, "kind")!;
            var taken = kind is "Role" or "ClusterRole"
                ? Add(roles, RoleReader.Read(JsonLines.Node(item), []))
                : Add(bindings, BindingReader.Read(JsonLines.Node(item), []));
            if (!taken)
                rejected.Add($"{kind}/{JsonLines.Text(item, "metadata", "name")}");
        }

        return new(new() { Roles = [.. roles], Bindings = [.. bindings] }, rejected);
    }

    public static PolicyRule Rule(JsonElement rule) => new()
    {
        ApiGroups = [.. JsonLines.Strings(rule, "apiGroups")],
        Resources = [.. JsonLines.Strings(rule, "resources")],
        ResourceNames = [.. JsonLines.Strings(rule, "resourceNames")],
        Verbs = [.. JsonLines.Strings(rule, "verbs")],
    };

    private static bool Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
            list.Add(item);
        return item is not null;
    }
}
