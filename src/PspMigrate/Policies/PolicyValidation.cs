using PspMigrate.Policies.Validation;

namespace PspMigrate.Policies;

/// <summary>The API server's validation of policies.</summary>
/// <remarks>
/// pkg/apis/policy/validation/validation.go:90-512 @v1.20.2 with default feature gates, so allowedProcMountTypes is dropped
/// before it is looked at. Messages and their order are the server's own.
/// </remarks>
public static class PolicyValidation
{
    private const string Stored = "a server has stored this policy all the same, so it counts as it stands";

    /// <summary>One error per reason why the API server would refuse this policy with 422; empty when it accepts it.</summary>
    /// <remarks>Messages read <c>spec.field: reason</c>. Wrong JSON types (400) are the readers' matter.</remarks>
    public static ImmutableArray<Diagnostic> Validate(PodSecurityPolicy policy)
    {
        var problems = new Problems(policy);
        MetadataValidation.Check(policy, problems);
        ProfileValidation.Check(policy, problems);
        RuleValidation.Check(policy, problems);
        VolumeValidation.CheckTypes(policy, problems);
        CapabilityValidation.Check(policy, problems);
        CheckPrivilegeEscalation(policy, problems);
        VolumeValidation.CheckHostPaths(policy, problems);
        VolumeValidation.CheckDrivers(policy, problems);
        SysctlValidation.Check(policy, problems);
        RuntimeClassValidation.Check(policy, problems);
        return problems.ToImmutable();
    }

    /// <summary>What is wrong with the policies of an input.</summary>
    /// <remarks>
    /// A policy that a server has stored (it carries a uid) exists, whatever this version's validation says of it: it counts as it stands, and
    /// what other versions would refuse is a warning.
    /// </remarks>
    public static IEnumerable<Diagnostic> ValidateAll(IEnumerable<PodSecurityPolicy> policies) => policies.SelectMany(policy =>
        policy.IsStored
            ? Validate(policy).Select(problem => problem with { Severity = Severity.Warning, Advice = Stored })
            : Validate(policy));

    private static void CheckPrivilegeEscalation(PodSecurityPolicy policy, Problems problems)
    {
        if (policy is { DefaultAllowPrivilegeEscalation: true, AllowPrivilegeEscalation: false })
        {
            problems.Add(
                "spec.defaultAllowPrivilegeEscalation",
                "Invalid value: true: Cannot set DefaultAllowPrivilegeEscalation to true without also setting"
                + " AllowPrivilegeEscalation to true");
        }
    }
}
