using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Readers;
using static PspMigrate.Conversion.Repositories.RepositoryObjects;

namespace PspMigrate.Conversion.Repositories;

/// <summary>Whether a build differs from the one before in nothing but what a cleanup takes away.</summary>
public static class CleanupDifference
{
    private static readonly string[] Annotations =
    [
        "kubernetes.io/psp", "seccomp.security.alpha.kubernetes.io/", "container.seccomp.security.alpha.kubernetes.io/",
        "container.apparmor.security.beta.kubernetes.io/",
    ];

    /// <summary>The first object that differs otherwise; null when there is none.</summary>
    public static string? Find(IReadOnlyCollection<MapNode> before, IReadOnlyCollection<MapNode> after)
    {
        var now = after.ToLookup(NameOf, StringComparer.Ordinal);
        var known = before.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        return before.FirstOrDefault(node => now[NameOf(node)].FirstOrDefault() is { } left ? !IsLess(node, left) : !MayGo(node, now)) is { } different
            ? NameOf(different)
            : now.Select(item => item.Key).FirstOrDefault(name => !known.Contains(name));
    }

    /// <summary>A role is known by its rules; a binding may go where its role isn't built any more, or never was.</summary>
    private static bool MayGo(MapNode node, ILookup<string, MapNode> now) => Text(node, "kind") switch
    {
        "PodSecurityPolicy" => true,
        "Role" or "ClusterRole" => RoleReader.Read(node, []) is { Rules: { IsEmpty: false } rules } && rules.All(rule => RuleFates.Of(rule) == RuleFate.Goes),
        "RoleBinding" or "ClusterRoleBinding" =>
            !now.Any(item => item.Any(other => string.Equals(Text(other, "kind"), Text(node, "roleRef", "kind"), StringComparison.Ordinal)
                && string.Equals(Text(other, "metadata", "name"), Text(node, "roleRef", "name"), StringComparison.Ordinal)
                && (Text(other, "kind") is "ClusterRole"
                    || string.Equals(Text(other, "metadata", "namespace"), Text(node, "metadata", "namespace"), StringComparison.Ordinal)))),
        _ => false,
    };

    private static bool IsLess(MapNode before, MapNode after) =>
        ExpectedTree.Same(Text(before, "kind") is "Role" or "ClusterRole" ? Expected(before, after) : before, after)
        || ExpectedTree.Same(Without(before), Without(after));

    /// <summary>The role without the rules about policies, unless they stay.</summary>
    private static MapNode Expected(MapNode role, MapNode after)
    {
        if (role["rules"] is not ListNode list || RoleReader.Read(role, []) is not { } read || ExpectedTree.Same(role, after))
            return role;
        var rules = list.Items.Cast<MapNode>().Zip(read.Rules, (item, rule) => RuleFates.Of(rule) switch
        {
            RuleFate.Goes => null,
            RuleFate.LosesPolicies => item.With(
                "resources", Tree.List(((ListNode)item["resources"]!).Items.Where(resource => !RuleFates.IsPolicies(((ScalarNode)resource).Text)))),
            _ => item,
        });
        return role.With("rules", Tree.List(rules.OfType<Node>()));
    }

    /// <summary>An object without annotations of pods that a cleanup may take away.</summary>
    private static Node Without(Node node) => node switch
    {
        MapNode map => new MapNode(map.At,
        [
            .. map.Entries.Where(entry => !Array.Exists(Annotations, prefix => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
                .Select(entry => entry with { Value = Without(entry.Value) })
                .Where(entry => entry.Key is not ("annotations" or "metadata") || entry.Value is not MapNode { Entries.Count: 0 }),
        ]),
        ListNode list => new ListNode(list.At, [.. list.Items.Select(Without)]),
        _ => node,
    };
}
