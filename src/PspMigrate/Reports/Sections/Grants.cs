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
        if (!plan.Options.IncludeControllers && plan.AccessFindings.Any(finding => finding.Kind == AccessFindingKind.ControllerGrant))
            return "Only the grants to the controllers' accounts (below) can let their pods in today; --include-controllers counts those.";
        return Refused(plan);
    }

    /// <summary>One sentence about pods that neither their service account nor their controller gets in.</summary>
    public static string Refused(Plan plan) => plan.AccessFindings.Any(finding => finding.Kind == AccessFindingKind.UserGrant)
        ? "PodSecurityPolicy refuses their pods today, but for those that people with a grant of their own (below) create."
        : "PodSecurityPolicy refuses their pods today.";
}
