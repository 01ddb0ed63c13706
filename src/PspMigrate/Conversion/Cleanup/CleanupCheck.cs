using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Conversion.Cleanup;

/// <summary>Looks once more at an object before it is deleted: it may have changed since everything was read.</summary>
public static class CleanupCheck
{
    /// <summary>Whether an object that is to go is still about policies alone.</summary>
    /// <param name="json">The object as it is now.</param>
    public static bool IsStill(CleanupItem item, string json)
    {
        // What a role loses is tested by the patch itself, and a binding's role can't be changed.
        if (!item.Goes || item.Kind is not ("Role" or "ClusterRole"))
            return true;
        return JsonTree.Parse(item.Name, json) is MapNode node && RoleReader.Read(node, []) is { } role
            && (!role.Aggregation.IsDefault || role.Rules.All(rule => RuleFates.Of(rule) == RuleFate.Goes));
    }
}
