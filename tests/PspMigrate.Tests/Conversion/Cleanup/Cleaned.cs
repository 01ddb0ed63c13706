using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Cleanup;

/// <summary>An input after its cleanup.</summary>
internal static class Cleaned
{
    public static Inventory After(Inventory inventory, CleanupPlan plan) => inventory with
    {
        Policies = inventory.Policies.RemoveAll(policy => Goes(plan, "PodSecurityPolicy", null, policy.Name)),
        Bindings = inventory.Bindings.RemoveAll(binding => Goes(plan, binding.Kind, binding.Namespace, binding.Name)),
        Roles = [.. inventory.Roles.Where(role => !Goes(plan, role.Kind, role.Namespace, role.Name)).Select(role => Changed(plan, role))],
    };

    private static bool Goes(CleanupPlan plan, string kind, string? ns, string name) => Find(plan, kind, ns, name) is { Goes: true };

    private static CleanupItem? Find(CleanupPlan plan, string kind, string? ns, string name) =>
        plan.Items.FirstOrDefault(item => item.Kind == kind && item.Namespace == ns && item.Name == name);

    private static Role Changed(CleanupPlan plan, Role role) => Find(plan, role.Kind, role.Namespace, role.Name) is not { } item ? role : role with
    {
        Rules = [.. role.Rules.Select((rule, index) => item.Rules.FirstOrDefault(change => change.Index == index)?.Fate switch
        {
            null => rule,
            RuleFate.Goes => null,
            _ => rule with { Resources = rule.Resources.RemoveAll(resource => resource.StartsWith("podsecuritypolicies", StringComparison.Ordinal)) },
        }).OfType<PolicyRule>()],
    };
}
