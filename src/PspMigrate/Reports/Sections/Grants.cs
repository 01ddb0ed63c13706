using PspMigrate.Access;
using PspMigrate.Conversion;

namespace PspMigrate.Reports.Sections;

/// <summary>What pods come to that get nothing from their own service account.</summary>
internal static class Grants
{
    /// <summary>One sentence.</summary>
    /// <remarks>A pod is admitted by what its creator may use, too (facts/pod-security-policy.md, 2-5): a controller, a person, a node.</remarks>
    public static string WithoutPolicy(Plan plan)
    {
        var kinds = plan.AccessFindings.Select(finding => finding.Kind).ToHashSet();
        if (!plan.Options.IncludeControllers && kinds.Contains(AccessFindingKind.ControllerGrant))
            return "Only the grants to the controllers' accounts (below) can let their pods in today; --include-controllers counts those.";
        return kinds.Contains(AccessFindingKind.UserGrant)
            ? "PodSecurityPolicy refuses their pods today, but for those that people with a grant of their own (below) create."
            : "PodSecurityPolicy refuses their pods today.";
    }
}
